// A network and a recipe of your own, on the small set inside the program: dotnet run -c Release examples/own-network.cs
#:project ../src/Vitrine
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Models;
using Vitrine.Training;

var data = SampleData.Load();
var recipe = Recipes.Fast with
{
    Name = "mine",
    Epochs = 6,
    Architecture = new Architecture([
        new Conv2d { Filters = 24, Kernel = 5, Stride = 2 }, new Relu(), new MaxPool(),
        new Flatten(), new Dropout { Rate = 0.2 }, new Dense(),
    ]),
};
var run = Trainer.Train(recipe, data.Train);
var report = Evaluator.Evaluate(run.Model, data.Test);
Console.WriteLine($"{report.Accuracy:P1} ({report.AccuracyInterval.Low:P1} to {report.AccuracyInterval.High:P1})");
