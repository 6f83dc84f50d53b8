namespace Vitrine.Reporting;

internal static class ModelCard
{
    internal static string Render(RunRecord run) => run.Name;
}
