using Vitrine.Inference;
using Vitrine.Reporting.Markup;

namespace Vitrine.Reporting.Chapters;

/// <summary>Where the numbers come from, and how to get them again.</summary>
internal static class ProvenanceSection
{
    internal const string Anchor = "provenance";

    internal static Html Of(RunRecord run) => new HtmlSection(
        Anchor,
        ProvenanceSectionText.Title,
        ProvenanceSectionText.Explanation,
        Html.Join([RunTable(run), EnvironmentTable(run.Environment), DataTable(run.Dataset)])).Render();

    private static Html RunTable(RunRecord run) => HtmlTable.OfPairs("run", ProvenanceSectionText.RunCaption, RunPairs(run));

    private static IEnumerable<(string Name, Html Value)> RunPairs(RunRecord run)
    {
        yield return (ProvenanceSectionText.Name, run.Name);
        yield return (ProvenanceSectionText.Command, Code($"vitrine {run.Command}"));
        yield return (ProvenanceSectionText.Repeat, Code($"vitrine reproduce {Quoted(run.Name)}"));
        if (run.Extends is { } start)
            yield return (ProvenanceSectionText.Extends, ProvenanceSectionText.ExtendsValue.Fill(start.Name, start.EpochCount));
        if (run.Reproduces is { } original)
            yield return (ProvenanceSectionText.Reproduces, original.Name);
        yield return (ProvenanceSectionText.Status, StatusName(run.Status));
        yield return (ProvenanceSectionText.Started, ProvenanceSectionText.StartedValue.Fill(run.StartedAt.UtcDateTime));
        yield return (ProvenanceSectionText.RecipeName, run.Recipe.Name);
        if (run.FinalRecipe is { } kept)
            yield return (ProvenanceSectionText.FinalRecipe, kept.Name);
        yield return (ProvenanceSectionText.Seed, $"{run.Recipe.Seed}");
        yield return (ProvenanceSectionText.TestLooks, $"{run.TestEvaluationCount}");
        if (run.WeightsSha256 is { } hash)
            yield return (ProvenanceSectionText.Weights, Code(hash));
    }

    private static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name;

    private static string StatusName(string status) => status switch
    {
        "running" => ProvenanceSectionText.StatusRunning,
        "interrupted" => ProvenanceSectionText.StatusInterrupted,
        "finished" => ProvenanceSectionText.StatusFinished,
        "failed" => ProvenanceSectionText.StatusFailed,
        _ => status,
    };

    private static Html EnvironmentTable(RunEnvironment environment) => HtmlTable.OfPairs(
        "environment",
        ProvenanceSectionText.EnvironmentCaption,
        [
            (ProvenanceSectionText.Vitrine, environment.VitrineVersion),
            (ProvenanceSectionText.Commit, Code(environment.GitCommit)),
            (ProvenanceSectionText.OperatingSystem, environment.OperatingSystem),
            (ProvenanceSectionText.Processor, ProvenanceSectionText.ProcessorValue.Fill(environment.Processor, environment.CoreCount)),
            (ProvenanceSectionText.Device, environment.Device),
            (ProvenanceSectionText.TorchThreads, $"{environment.TorchThreads}"),
            (ProvenanceSectionText.DotNet, environment.DotNetVersion),
            .. environment.Libraries.Select(library => (library.Key, (Html)library.Value)),
        ]);

    private static Html DataTable(DatasetProvenance? data) => data is null ? Html.Empty : HtmlTable.Of(
        "data",
        ProvenanceSectionText.DataCaption.Fill(data.Name, data.Source),
        [new(ProvenanceSectionText.File, IsNumber: false), new(ProvenanceSectionText.Sha256, IsNumber: false)],
        data.Sha256.Select(file => new[] { file.Key, Code(file.Value) }));

    private static Html Code(string text) => Html.Of($"<code>{text}</code>");
}
