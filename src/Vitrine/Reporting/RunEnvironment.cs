namespace Vitrine.Reporting;

/// <summary>Which machine and which software a run used.</summary>
/// <param name="GitCommit">Of the program's source; <c>unknown</c> outside a checkout.</param>
/// <param name="Libraries">Version by library name.</param>
public sealed record RunEnvironment(
    string VitrineVersion,
    string GitCommit,
    string OperatingSystem,
    string Processor,
    int CoreCount,
    int TorchThreads,
    string Device,
    string DotNetVersion,
    IReadOnlyDictionary<string, string> Libraries);
