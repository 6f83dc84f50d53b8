using Shouldly;
using Vitrine.Charts;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Charts;

public sealed class ChartFilesTests
{
    [Fact]
    public void Each_chart_becomes_two_files_and_nothing_else_stays()
    {
        using var folder = new Folder();
        ChartFiles.Save(folder["figures"], [new Chart("a", "A", "a", 1, 1, [9], "<old/>")]);
        var paths = ChartFiles.Save(folder["figures"], [new Chart("a", "A", "a", 1, 1, [1, 2], "<svg>é</svg>"), new Chart("b", "B", "b", 1, 1, [3], "<svg/>")]);
        Directory.GetFiles(folder["figures"]).Order().ShouldBe(paths.Order());
        paths.Select(Path.GetFileName).ShouldBe(["a.png", "a.svg", "b.png", "b.svg"]);
        File.ReadAllBytes(paths[0]).ShouldBe([1, 2]);
        File.ReadAllText(paths[1]).ShouldBe("<svg>é</svg>");
    }
}
