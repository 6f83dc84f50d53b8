using Vitrine.Inference;
using Vitrine.Training;

namespace Vitrine.Comparison.Presets;

/// <summary>Which presets are measured, and how.</summary>
public sealed record PresetsOptions
{
    /// <summary>Names of presets; empty for those of a coffee break.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>A standard deviation of fewer than three says little.</summary>
    public IReadOnlyList<int> Seeds { get; init; } = [1, 2, 3];

    /// <summary>Instead of the preset's own number; 0 leaves it. With it, it is a smoke run.</summary>
    public int Epochs { get; init; }

    /// <summary>Numbers of epochs to train for on validation only, for what <c>--in</c> promises; empty measures the presets themselves.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [];

    /// <summary>Instead of Fashion-MNIST, as <c>vitrine run --data</c> takes it. With it, it is a smoke run.</summary>
    public string? Data { get; init; }

    /// <summary>Where results go instead of benchmarks/results; with it, documents stay as they are.</summary>
    public string? Out { get; init; }

    /// <summary>Whether a training that was interrupted is carried on, instead of started anew.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether the trained models become those that come with Vitrine.</summary>
    public bool Ship { get; init; }

    /// <summary>Shows that everything runs, and measures nothing that may be published.</summary>
    internal bool IsSmokeRun => Epochs > 0 || Data is not null;

    internal bool IsForDocuments => !IsSmokeRun && Out is null;

    /// <summary>Folder that has one for each machine.</summary>
    /// <param name="root">Of the repository.</param>
    internal string ResultsFolder(string root) => Path.GetFullPath(Out ?? (IsSmokeRun ? ".build/recipes/results" : "benchmarks/results"), root);

    /// <summary>In the order of the table of presets.</summary>
    /// <exception cref="VitrineException">A name is no preset; the message lists those there are.</exception>
    internal IReadOnlyList<string> Presets()
    {
        foreach (var name in Only)
            Recipes.Named(name);
        return [.. Recipes.All.Keys.Where(Only.Count > 0 ? Only.Contains : Contestants.ContestantTable.ShortPresets.Contains)];
    }
}
