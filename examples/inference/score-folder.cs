// Every picture of a folder as a line of CSV: dotnet run -c Release examples/inference/score-folder.cs -- models/tiny examples > scores.csv
#:project ../../src/Vitrine.Inference
using System.Globalization;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;

const int BatchSize = 256;

using var classifier = Classifier.Load(args[0]);
Console.WriteLine("file,class,confidence");
foreach (var paths in Directory.EnumerateFiles(args[1], "*.png").Order(StringComparer.Ordinal).Chunk(BatchSize))
{
    // Pictures are prepared on all processors, and answered in batches on all processors too.
    var pixels = new byte[paths.Length * classifier.Height * classifier.Width];
    Parallel.For(0, paths.Length, i =>
        PictureReader.Read(paths[i], classifier.Height, classifier.Width).CopyTo(pixels, i * classifier.Height * classifier.Width));
    var answers = classifier.PredictBatch(pixels, paths.Length);
    for (var i = 0; i < paths.Length; i++)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(paths[i])},{answers[i].ClassName.English},{answers[i].Confidence:0.0000}"));
}
