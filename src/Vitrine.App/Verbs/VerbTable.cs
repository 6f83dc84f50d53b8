namespace Vitrine.App.Verbs;

/// <summary>Every verb, in the order of help: the one list that parsing, help, suggestions and tests share.</summary>
internal static class VerbTable
{
    internal static readonly IReadOnlyList<Verb> All =
    [
        new RunVerb(),
        new DataFetchVerb(),
        new DataInfoVerb(),
        new DataVerifyVerb(),
        new DataExportVerb(),
        new ExploreVerb(),
        new SummaryVerb(),
        new TrainVerb(),
        new ResumeVerb(),
        new ReproduceVerb(),
        new LearningRateFindVerb(),
        new EvaluateVerb(),
        new CompareVerb(),
        new AverageVerb(),
        new ImproveVerb(),
        new PredictVerb(),
        new ImportVerb(),
        new ExportVerb(),
        new VerifyVerb(),
        new RunsVerb(),
        new DoctorVerb(),
    ];
}
