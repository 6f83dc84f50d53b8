using Vitrine.Comparison.Presets;
using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Comparison.Contestants;

/// <summary>Everyone who takes part, in the order of the table in benchmarks/README.md.</summary>
public static class ContestantTable
{
    private const string Rid = "linux-x64";
    private const string Peers = "benchmarks/peers";

    // Debian's own interpreter, which has Debian's packages; the one on the PATH may be another.
    private const string Python = "/usr/bin/python3";

    /// <summary>Enough for most of an epoch on a slow backend, and for all epochs on the others; our presets and the network that they are held against get a coffee break.</summary>
    private const int ShortCap = 60, UsualCap = 120, LongCap = 240, CoffeeBreakCap = 600, LongestCap = 4 * 3600;

    /// <summary>Presets that train within a coffee break.</summary>
    internal static readonly string[] ShortPresets = ["seed", "dense", "fast", "balanced"];

    /// <summary>What a user would pick instead.</summary>
    public static readonly IReadOnlyList<Contestant> Others =
    [
        TorchSharp("cnn", CoffeeBreakCap, () => ComparisonText.TextbookCnn),
        TorchSharp("dense", UsualCap, () => ComparisonText.TextbookDense),
        PyTorch("cnn", LongCap, () => ComparisonText.TextbookCnn),
        PyTorch("dense", UsualCap, () => ComparisonText.TextbookDense),
        ScikitLearn("mlp", UsualCap, "MLPClassifier(100)"),
        ScikitLearn("svc", UsualCap, "SVC(C=10), 10k"),
        ScikitLearn("forest", UsualCap, "RandomForest"),
        MlNet("lightgbm", LongCap, "LightGBM"),
        MlNet("sdca", UsualCap, "SDCA"),
        TensorFlowJs("cnn", ShortCap, () => ComparisonText.TextbookCnn),
        TensorFlowJs("dense", UsualCap, () => ComparisonText.TextbookDense),
    ];

    /// <summary>Our presets, and the textbook network trained by us.</summary>
    public static readonly IReadOnlyList<Contestant> Ours =
    [
        .. Recipes.All.Keys.Select(preset => Vitrine(preset, ShortPresets.Contains(preset) ? CoffeeBreakCap : LongestCap, () => ComparisonText.OurPreset.Fill(preset)) with
        {
            OnlyOnRequest = !ShortPresets.Contains(preset),
        }),
        Vitrine("cnn", CoffeeBreakCap, () => ComparisonText.OurTextbookCnn),
    ];

    public static IEnumerable<Contestant> All => Others.Concat(Ours);

    /// <summary>Multiplies matrices for the yardstick.</summary>
    internal static string YardstickProgram => $"{Peers}/torchsharp/bin/Release/net10.0/{Rid}/torchsharp-peer";

    /// <summary>Who takes part.</summary>
    /// <param name="only">Names, or systems such as <c>pytorch</c>; empty for all that are not too long.</param>
    /// <param name="without">Names or systems left out.</param>
    /// <exception cref="VitrineException">A name is not in the table; the message lists those there are.</exception>
    public static IReadOnlyList<Contestant> Choose(IReadOnlyList<string> only, IReadOnlyList<string> without)
    {
        foreach (var unknown in only.Concat(without).Where(name => !All.Any(contestant => IsCalled(contestant, name))))
            throw VitrineException.InvalidUsage(ComparisonText.UnknownContestant.Fill(unknown, string.Join(", ", All.Select(contestant => contestant.Name))));
        return
        [
            .. All.Where(contestant => only.Count == 0 ? !contestant.OnlyOnRequest : only.Any(name => IsCalled(contestant, name)))
                .Where(contestant => !without.Any(name => IsCalled(contestant, name))),
        ];
    }

    /// <summary>Others and ours in turns, so that a change of the machine's pace meets both.</summary>
    public static IReadOnlyList<Contestant> Alternate(IReadOnlyList<Contestant> chosen)
    {
        var (ours, others) = (chosen.Where(each => each.IsOurs).ToList(), chosen.Where(each => !each.IsOurs).ToList());
        return
        [
            .. others.Select((contestant, i) => (contestant, Place: (i + 0.5) / others.Count))
                .Concat(ours.Select((contestant, i) => (contestant, Place: (i + 0.5) / ours.Count)))
                .OrderBy(each => each.Place)
                .Select(each => each.contestant),
        ];
    }

    private static bool IsCalled(Contestant contestant, string name) =>
        contestant.Name == name || contestant.Name.StartsWith(name + "-", StringComparison.Ordinal);

    private static Contestant TorchSharp(string model, int cap, Func<string> network) =>
        new($"torchsharp-{model}", YardstickProgram, null, model, cap, () => $"{network()} · TorchSharp, libtorch 2.10");

    private static Contestant PyTorch(string model, int cap, Func<string> network) =>
        new($"pytorch-{model}", Python, $"{Peers}/pytorch/main.py", model, cap, () => $"{network()} · PyTorch 1.13");

    private static Contestant ScikitLearn(string model, int cap, string name) =>
        new($"scikit-learn-{model}", Python, $"{Peers}/scikit-learn/main.py", model, cap, () => $"{name} · scikit-learn");

    private static Contestant MlNet(string model, int cap, string name) =>
        new($"ml-net-{model}", $"{Peers}/ml-net/bin/Release/net10.0/ml-net-peer", null, model, cap, () => $"{name} · ML.NET");

    private static Contestant TensorFlowJs(string model, int cap, Func<string> network) =>
        new($"tensorflow-js-{model}", "node", $"{Peers}/tensorflow-js/main.js", model, cap, () => $"{network()} · TensorFlow.js");

    private static Contestant Vitrine(string model, int cap, Func<string> label) =>
        new($"vitrine-{model}", $"{Peers}/vitrine/bin/Release/net10.0/{Rid}/Vitrine.Contestant", null, model, cap, label) { IsOurs = true };
}
