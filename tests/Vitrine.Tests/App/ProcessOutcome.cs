namespace Vitrine.Tests.App;

internal sealed record ProcessOutcome(int ExitCode, string Output, string Error);
