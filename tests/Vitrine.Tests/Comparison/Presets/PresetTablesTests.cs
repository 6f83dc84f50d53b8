using Shouldly;
using Vitrine.Comparison.Presets;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;
using static Vitrine.Tests.Comparison.Presets.MeasuredPresets;

namespace Vitrine.Tests.Comparison.Presets;

public sealed class PresetTablesTests
{
    private static readonly PresetResult[] Results = [Result("fast", Run(1, 0.92, 0.85, 0.9), Run(2, 0.93, 0.86, 0.93))];

    [Fact]
    public void What_a_preset_gives_and_how_it_got_there_stands_in_its_rows()
    {
        using var language = new SpokenLanguage(Language.English);

        var lines = PresetTables.Write([Results]).Split('\n');

        lines[0].ShouldBe("Processor 9, 2 cores, 2026-03-14 to 2026-03-14, libtorch 2.10.0.");
        lines.Where(line => line.StartsWith("| `fast`", StringComparison.Ordinal)).ShouldBe(
        [
            "| `fast` | 92.50 ± 0.71 % | 1, 2 | 99,610 | 1.0 | 22 s · 12.0 TFLOP | 73 s | single |",
            "| `fast` | 11 s · 6.00 TFLOP | 22 s · 12.0 TFLOP | 22 s · 12.0 TFLOP (1 of 2 runs) | 22 s · 12.0 TFLOP (1 of 2 runs) | – | – |",
            "| `fast` | single | 600.0 | 2,000 → 2,000 | 30.0% | 6,000 → 6,000 | 10.0% |",
            "| `fast` | 90% of validation in ≤ 12 s | 22 s · 12.0 TFLOP | not reached |",
            "| `fast` | 92% of validation in ≤ 45 s | 22 s · 12.0 TFLOP (1 of 2 runs) | not reached |",
            "| `fast` | test ≥ 92.3 % | 92.50 ± 0.71 % | reached |",
            "| `fast` | training ≤ 60 s | 22 s | reached |",
        ]);
    }

    [Fact]
    public void A_preset_without_results_is_listed_as_not_measured()
    {
        using var language = new SpokenLanguage(Language.English);

        var text = PresetTables.Write([Results]);

        text.ShouldContain("| `seed` | not measured yet |");
        text.ShouldContain("| `best` | test ≥ 96.0 % | not measured yet |  |");
        PresetTables.Write([]).ShouldContain("| `fast` | not measured yet |");
    }

    [Fact]
    public void What_another_machine_has_measured_is_not_missing()
    {
        using var language = new SpokenLanguage(Language.English);

        var tables = PresetTables.Write([Results, [Result("small", Run(1, 0.95, 0.9))]]).Split("Processor 9, 2 cores");

        tables.Length.ShouldBe(3);
        tables[1].ShouldContain("| `fast` | 92.50 ± 0.71 % |");
        tables[1].ShouldNotContain("`small`");
        tables[2].ShouldContain("| `small` | 95.00 % (");
        tables[2].ShouldContain("| `small` | test ≥ 95.6 % |");
        tables[2].ShouldNotContain("`fast`");
    }

    [Fact]
    public void One_run_has_its_own_interval()
    {
        using var language = new SpokenLanguage(Language.English);

        PresetTables.Write([[Result("fast", Run(1, 0.92, 0.9))]]).ShouldContain("| `fast` | 92.00 % (91.50–92.50 %) | 1 |");
    }

    [Fact]
    public void The_tables_speak_Portuguese()
    {
        using var language = new SpokenLanguage(Language.Portuguese);

        PresetTables.Write([Results]).ShouldContain("| `fast` | teste ≥ 92,3 % | 92,50 ± 0,71 % | atingido |");
    }
}
