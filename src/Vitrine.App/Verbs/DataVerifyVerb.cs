using Vitrine.App.Tables;
using Vitrine.App.Terminals;
using Vitrine.Data;
using Vitrine.Inference;

namespace Vitrine.App.Verbs;

/// <summary>Checks every file of a data set.</summary>
internal sealed class DataVerifyVerb : Verb
{
    internal override string Name => "data verify";

    internal override string Summary => VerbText.DataVerifySummary;

    internal override string? Description => VerbText.DataVerifyDescription;

    internal override IReadOnlyList<VerbOption> Options => [RecipeOptions.Data];

    internal override IReadOnlyList<Example> Examples => [new("data verify", VerbText.DataVerifyExample)];

    internal override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellation)
    {
        var files = await DatasetStore.VerifyAsync(RecipeOptions.ReadData(invocation), DataAccess.Options(invocation.Terminal), cancellation);
        var isValid = files.All(file => file.IsValid);
        if (invocation.IsJson)
            JsonOutput.Write(invocation.Terminal, new { isValid, files });
        else
            RichConsole.Write(invocation.Terminal, DatasetTables.Verification(files));
        return isValid ? 0 : (int)FailureKind.DataOrModel;
    }
}
