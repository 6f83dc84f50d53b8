using Shouldly;
using Vitrine.App.Progress;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Vitrine.Tests.Snapshots;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class ProgressLineTests
{
    private static readonly TrainingProgress Halfway = new(2, 3, 215, 430, 0.4127, 0.8712, 9_812, TimeSpan.FromSeconds(21), TimeSpan.FromSeconds(21.4), null);

    private static readonly EpochRecord Row = new(2, 0.41271, 0.87124, 0.35116, 0.88999, 0.01, 14.2, 9_812);

    [Fact]
    public void Lines_look_as_agreed()
    {
        using var english = new SpokenLanguage(Language.English);
        var lines = AllWidths().Append(ProgressLine.OfEpoch(Row, 3)).Append(ProgressLine.OfEpoch(Row, 3, 59)).ToList();
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        lines.AddRange([.. AllWidths(), ProgressLine.OfEpoch(Row, 3), ProgressLine.OfEpoch(Row, 3, 59)]);
        Snapshot.Match("progress-lines", string.Join('\n', lines));
    }

    [Fact]
    public void No_line_is_wider_than_asked()
    {
        for (var columns = 1; columns <= 210; columns++)
        {
            ProgressLine.OfTraining(Halfway, "Trial 2/5: a wider network · ", columns).Length.ShouldBeLessThanOrEqualTo(columns);
            ProgressLine.OfTransfer("Downloading train-images from a mirror", 5_000_000, 26_000_000, columns).Length.ShouldBeLessThanOrEqualTo(columns);
            ProgressLine.OfEpoch(Row, 3, columns).Length.ShouldBeLessThanOrEqualTo(columns);
            ProgressLine.OfTransfer("Downloading train-images from a mirror", 5_000_000, null, columns).Length.ShouldBeLessThanOrEqualTo(columns);
        }
    }

    [Fact]
    public void The_bar_fills_with_the_work_done()
    {
        var (begun, done) = (Halfway with { Epoch = 1, Step = 0 }, Halfway with { Epoch = 3, Step = 430 });
        ProgressLine.OfTraining(begun, "", 100).ShouldNotContain('━');
        ProgressLine.OfTraining(done, "", 100).ShouldNotContain('╌');
    }

    [Fact]
    public void The_estimate_is_among_what_stays_when_room_is_short()
    {
        using var english = new SpokenLanguage(Language.English);
        var narrow = ProgressLine.OfTraining(Halfway, "", 59);
        narrow.ShouldContain("0:21 left");
        narrow.ShouldContain("loss 0.413");
    }

    [Theory]
    [InlineData(0, "0:00")]
    [InlineData(7.4, "0:07")]
    [InlineData(754, "12:34")]
    [InlineData(3723, "1:02:03")]
    [InlineData(-5, "0:00")]
    public void Times_are_told_as_clocks_do(double seconds, string text) => Clock.Text(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    private static IEnumerable<string> AllWidths() => new[] { 40, 60, 80, 120, 200 }.Select(columns => ProgressLine.OfTraining(Halfway, "", columns));
}
