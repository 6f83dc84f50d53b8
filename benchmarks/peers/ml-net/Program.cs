using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Vitrine.Peers;

var arguments = PeerArguments.Parse(args);
var context = new MLContext(arguments.Seed);
var train = context.Data.LoadFromEnumerable(Picture.Of(IdxFiles.Read(arguments.DataFolder, "train", arguments.Images)).ToArray());
var test = context.Data.LoadFromEnumerable(Picture.Of(IdxFiles.Read(arguments.DataFolder, "t10k")).ToArray());
var trainers = context.MulticlassClassification.Trainers;
IEstimator<ITransformer> trainer = arguments.Model switch
{
    "lightgbm" => trainers.LightGbm(),
    "sdca" => trainers.SdcaMaximumEntropy(),
    _ => throw new ArgumentException($"There is no model '{arguments.Model}'; there are lightgbm and sdca.", nameof(args)),
};
var version = typeof(MLContext).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
LearningCurve.Start(
    new Dictionary<string, string> { ["ML.NET"] = version, [".NET"] = Environment.Version.ToString() },
    parameters: null,
    multiplyAccumulates: null);
var curve = new LearningCurve();
TransformerChain<ITransformer>? model = null;
curve.Train(() => model = context.Transforms.Conversion.MapValueToKey("Label").Append(trainer).Fit(train));
curve.Evaluate(1, arguments.Images, () => context.MulticlassClassification.Evaluate(model!.Transform(test)).MicroAccuracy);
