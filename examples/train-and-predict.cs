// The program of the README: dotnet run -c Release examples/train-and-predict.cs
#:project ../src/Vitrine
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Training;

var data = await FashionMnist.LoadAsync();
var run = Trainer.Train(Recipes.Fast, data.Train);
var report = Evaluator.Evaluate(run.Model, data.Test);
ModelBundle.Save("my-model", run, report);

using var classifier = Classifier.Load("my-model"); // Vitrine.Inference: no libtorch here
Console.WriteLine(classifier.Predict("examples/ankle-boot.png"));
