using Vitrine.App.Studies;
using Vitrine.Improvement.Spaces;

namespace Vitrine.App.Verbs;

/// <summary>Stage 6 at length: a study of recipes, and its answer.</summary>
internal sealed class ImproveVerb : Verb
{
    internal override string Name => "improve";

    internal override string Summary => VerbText.ImproveSummary;

    internal override string? Description => VerbText.ImproveDescription;

    internal override IReadOnlyList<VerbOption> Options => ImproveOptions.All;

    internal override IReadOnlyList<Example> Examples =>
    [
        new("improve --preset seed", VerbText.ImproveExampleSeed),
        new("improve --in 2h --max-parameters 100000", VerbText.ImproveExampleSmall),
        new("improve --space space.json --trials 50 --sampler random --pruner none", VerbText.ImproveExampleSpace),
        new("improve --resume studies/20260114-093012-seed", VerbText.ImproveExampleResume),
    ];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        if (!invocation.Has(ImproveOptions.PrintSpace))
            return await new StudyRun(invocation, ImproveOptions.Read(invocation)).RunAsync(cancellation);
        invocation.Terminal.Output.Write(DefaultSpace.Json);
        return 0;
    }
}
