using Shouldly;
using Vitrine.App.Parsing;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("off", 0)]
    [InlineData("90s", 90)]
    [InlineData("45", 45)]
    [InlineData("5min", 300)]
    [InlineData("5m", 300)]
    [InlineData("1.5h", 5400)]
    [InlineData("1h30min", 5400)]
    [InlineData("1h2m3s", 3723)]
    public void Times_are_read_as_people_write_them(string text, double seconds) => Durations.Parse(text).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("min")]
    [InlineData("-5s")]
    [InlineData("5 min")]
    [InlineData("5s1h")]
    [InlineData("5min5min")]
    [InlineData("1.2.3h")]
    [InlineData("5minutes")]
    [InlineData("99999999h")]
    public void What_is_no_time_is_refused(string text) => Durations.Parse(text).ShouldBeNull();
}
