using System.CommandLine;
using Vitrine.Comparison;
using Vitrine.Comparison.Contestants;
using Vitrine.Comparison.Latency;
using Vitrine.Comparison.Measuring;
using Vitrine.Comparison.Presets;
using Vitrine.Comparison.Reporting;
using Vitrine.Comparison.Results;
using Vitrine.Comparison.Searches;
using Vitrine.Data;
using Vitrine.Inference;

Language.OfLocale(new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => value is { Length: > 0 })).Use();
try
{
    var command = new CommandLine().Create(MeasureAsync, Rewrite);
    command.Subcommands.Add(new PresetsCommand().Create(MeasurePresetsAsync, RewritePresets));
    command.Subcommands.Add(new SearchCommand().Create(MeasureSearchesAsync, RewriteSearches));
    command.Subcommands.Add(new LatencyCommand().Create(MeasureLatencyAsync, RewriteLatency));
    return await command.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (VitrineException fault)
{
    Console.Error.WriteLine(fault.Message);
    return (int)fault.Kind;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine(ComparisonText.Interrupted);
    return (int)FailureKind.Interrupted;
}

static async Task<int> MeasureAsync(ComparisonOptions options, string root, CancellationToken cancellation)
{
    var chosen = ContestantTable.Choose(options.Only, options.Without);
    var data = await DatasetStore.FetchAsync(cancellationToken: cancellation);
    var folder = Path.Combine(root, options.IsSmokeRun ? ".build/comparison" : "benchmarks/results", MachineFacts.Capture().FolderName);
    Console.Error.WriteLine(ComparisonText.Start.Fill(chosen.Count, options.Repeats, ResultFiles.PeersFolder(folder)));
    var failed = await new AlternatingRun(options, root, data.Folder, TimeProvider.System, Console.Error.WriteLine).RunAsync(chosen, folder, cancellation);
    Console.Out.WriteLine(PeersTable.Write([ResultFiles.Load(folder)]));
    if (!options.IsSmokeRun)
        Rewrite(root);
    if (failed.Count > 0)
        Console.Error.WriteLine(ComparisonText.SomeFailed.Fill(string.Join(", ", failed)));
    return failed.Count > 0 ? 1 : 0;
}

static int Rewrite(string root)
{
    foreach (var path in new Documents(root).Update())
        Console.Error.WriteLine(path);
    return 0;
}

static async Task<int> MeasurePresetsAsync(PresetsOptions options, string root, CancellationToken cancellation)
{
    var presets = options.Presets();
    var folder = Path.Combine(options.ResultsFolder(root), MachineFacts.Capture().FolderName);
    if (options.Lengths.Count > 0)
        return Outcome(await new ScheduleLengthTrainings(options, root, TimeProvider.System, Console.Error.WriteLine).RunAsync(presets, folder, cancellation));
    Console.Error.WriteLine(PresetsText.Start.Fill(string.Join(", ", presets), string.Join(", ", options.Seeds), PresetFiles.RecipesFolder(folder)));
    var failed = await new PresetTrainings(options, root, TimeProvider.System, Console.Error.WriteLine).RunAsync(presets, folder, cancellation);
    Console.Out.WriteLine(PresetTables.Write([PresetFiles.Load(folder)]));
    if (options.IsForDocuments)
        RewritePresets(root);
    return Outcome(failed);
}

static int Outcome(IReadOnlyList<string> failed)
{
    if (failed.Count > 0)
        Console.Error.WriteLine(PresetsText.SomeFailed.Fill(string.Join(", ", failed)));
    return failed.Count > 0 ? 1 : 0;
}

static int RewritePresets(string root)
{
    var document = new PresetsDocument(root);
    document.Update();
    Console.Error.WriteLine(Documents.Results);
    // what the recipes' comments are to say
    foreach (var result in document.Load().SelectMany(results => results))
        Console.Error.WriteLine($"{result.Preset}: {new PresetSummary(result).Claim}");
    return 0;
}

static async Task<int> MeasureSearchesAsync(Recording? recording, string root, CancellationToken cancellation)
{
    if (recording is not null)
    {
        var recorded = await new TableRecording(recording, root, TimeProvider.System).RunAsync(cancellation);
        RecordedTableFile.Save(Path.Combine(root, "benchmarks/results", MachineFacts.Capture().FolderName), recorded);
    }
    foreach (var (folder, table) in new SearchDocument(root).Tables())
    {
        if (Grid.Of(table) is { } grid)
            OptunaSearches.Save(folder, table.Name, await OptunaSearches.RunAsync(table, grid, root, SearchOutcome.Seeds, SearchOutcome.DifferentCount, cancellation));
    }
    return RewriteSearches(root);
}

static int RewriteSearches(string root)
{
    new SearchDocument(root).Update();
    Console.Error.WriteLine(Documents.Results);
    return 0;
}

static async Task<int> MeasureLatencyAsync(int rounds, double seconds, string root, CancellationToken cancellation)
{
    var dataset = await FashionMnist.LoadAsync(cancellationToken: cancellation);
    var result = new LatencyRun(root, rounds, seconds, TimeProvider.System, Console.Error.WriteLine).Run(dataset, cancellation);
    LatencyFile.Save(Path.Combine(root, "benchmarks/results", result.Machine.FolderName), result);
    return RewriteLatency(root);
}

static int RewriteLatency(string root)
{
    new LatencyDocument(root).Update();
    Console.Error.WriteLine(Documents.Results);
    return 0;
}
