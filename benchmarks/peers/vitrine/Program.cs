using TorchSharp;
using Vitrine.Data;
using Vitrine.Peers;
using Vitrine.Preprocessing;
using Vitrine.Training;

var arguments = PeerArguments.Parse(args);
var isTextbook = arguments.Model == TextbookRecipe.Convolutional.Name;
var recipe = isTextbook ? TextbookRecipe.Convolutional : Recipes.Named(arguments.Model);
recipe = recipe with { Seed = arguments.Seed, Epochs = arguments.EpochsOf(recipe.Epochs) };
var data = await DatasetStore.OpenAsync(arguments.DataFolder);

// As `vitrine train` divides the training images, so that the weights are the same; but each epoch ends with a look at the test images.
// Without patience nothing is chosen by that look. The textbook network gets all images, as elsewhere.
var images = data.Train.Select([.. Enumerable.Range(0, Math.Min(arguments.Images, data.Train.Count))]);
var train = isTextbook ? images : Split.Stratified(images, recipe.ValidationShare, recipe.Seed).Kept;
var summary = recipe.Architecture.For(train.Height, train.Width, train.Classes.Count).Summarize(train.Height, train.Width, train.Classes.Count);
LearningCurve.Start(
    new Dictionary<string, string>
    {
        ["Vitrine"] = typeof(Recipe).Assembly.GetName().Version!.ToString(3),
        ["libtorch"] = torch.__version__,
        [".NET"] = Environment.Version.ToString(),
    },
    summary.ParameterCount,
    summary.MultiplyAccumulates);
var imagesPerEpoch = train.Count / Math.Min(recipe.BatchSize, train.Count) * Math.Min(recipe.BatchSize, train.Count);
var options = new TrainingOptions { Device = "cpu", Progress = new EpochReporter(imagesPerEpoch) };
Trainer.Train(recipe with { Patience = 0 }, train, data.Test, NormalizationFitting.Fit(train), options, CancellationToken.None);
