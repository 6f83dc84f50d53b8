// What is in these pictures? dotnet run -c Release examples/inference/classify.cs -- models/tiny examples/bag.png
#:project ../../src/Vitrine.Inference
using Vitrine.Inference;

using var classifier = Classifier.Load(args[0]);
foreach (var path in args.Skip(1))
    Console.WriteLine($"{path}: {classifier.Predict(path)}");
