using System.Globalization;
using Shouldly;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Fuzzing;

/// <summary>
/// Damaged files, for some seconds a parser. <c>tests/fuzz</c> does the same for as long as one likes, with another seed each time: VITRINE_FUZZ_SECONDS for each parser, VITRINE_FUZZ_SEED, VITRINE_FUZZ_PARSER for one
/// alone, and what was seen goes to the file VITRINE_FUZZ_RESULTS.
/// </summary>
public sealed class FuzzTests
{
    private const double DefaultSeconds = 3;

    public static TheoryData<string> Targets() => [.. FuzzTargets.All.Select(target => target.Name).Where(name => Variable("PARSER") is not { } only || name == only)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Damaged_files_are_read_or_refused_in_a_sentence(string name)
    {
        using var language = new SpokenLanguage(Language.English);
        var seconds = Variable("SECONDS") is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : DefaultSeconds;
        var seed = Variable("SEED") is { } number ? ulong.Parse(number, CultureInfo.InvariantCulture) : 1;
        var report = Fuzzer.Run(FuzzTargets.All.Single(target => target.Name == name), TimeSpan.FromSeconds(seconds), seed);
        if (Variable("RESULTS") is { } path)
            File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"| {report.Target} | {seed} | {seconds:0} | {report.FileCount:N0} | {report.RefusedCount:N0} | {report.MostMilliseconds:0} | {report.MostExpansion:0.0} | {report.MostGrown / 1048576.0:0} |\n"));
        report.FileCount.ShouldBeGreaterThan(0);
        report.RefusedCount.ShouldBeInRange(1, report.FileCount);
    }

    /// <summary>A fuzzer that could not fail would be no test.</summary>
    [Fact]
    public void A_parser_with_a_mistake_is_found()
    {
        var careless = new FuzzTarget("careless", [[1, 2, 3, 4]], file => _ = file[3]);
        Should.Throw<FuzzFailure>(() => Fuzzer.Run(careless, TimeSpan.FromSeconds(10), seed: 1)).Message.ShouldContain("IndexOutOfRangeException");
        var greedy = new FuzzTarget("greedy", [[1, 2, 3, 4]], file => _ = file.Length > 0 && file[0] == 1 ? null : new byte[64 << 20]);
        Should.Throw<FuzzFailure>(() => Fuzzer.Run(greedy, TimeSpan.FromSeconds(10), seed: 1)).Message.ShouldContain("allocated");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable($"VITRINE_FUZZ_{name}") is { Length: > 0 } value ? value : null;
}
