using Shouldly;
using Vitrine.Inference;
using Vitrine.Reporting;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Reporting;

public sealed class HistoryCsvTests : IDisposable
{
    private static readonly EpochRecord[] History =
    [
        new(1, Math.PI, 1.0 / 3, double.Epsilon, 0.1 + 0.2, 1e-300, 12.000000000000002, 123456.789, 51, 2045.4),
        new(2, 0.5, 1, 0, double.MaxValue, -0.0, 3, 1e17),
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vitrine-");

    public HistoryCsvTests() => Language.English.Use();

    public void Dispose()
    {
        folder.Delete(recursive: true);
        Language.English.Use();
    }

    [Fact]
    public void Numbers_come_back_exactly_in_either_language()
    {
        Language.Portuguese.Use();
        var path = Path.Combine(folder.FullName, "history.csv");
        HistoryCsv.Save(History, path);
        Language.English.Use();
        HistoryCsv.Load(path).ShouldBe(History);
        folder.GetFiles().Length.ShouldBe(1);
    }

    [Fact]
    public void Rows_stand_under_a_header() =>
        HistoryCsv.Format([new EpochRecord(1, 0.5, 0.8, 0.25, 0.9, 0.1, 3.5, 1000, 52, 2000.5)]).ShouldBe(
            "epoch,trainLoss,trainAccuracy,validationLoss,validationAccuracy,learningRate,elapsedSeconds,imagesPerSecond,liveTensorCount,memoryMegabytes\n" +
            "1,0.5,0.8,0.25,0.9,0.1,3.5,1000,52,2000.5\n");

    [Fact]
    public void A_run_without_an_epoch_has_only_the_header() => HistoryCsv.Parse(HistoryCsv.Format([]), "history.csv").ShouldBeEmpty();

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5,6,7,eight,9,10")]
    [InlineData("1,2,3,4,5,6,7,8,9")]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11")]
    [InlineData("1.5,2,3,4,5,6,7,8,9,10")]
    [InlineData("0,2,3,4,5,6,7,8,9,10")]
    [InlineData("NaN,2,3,4,5,6,7,8,9,10")]
    [InlineData("")]
    public void A_row_that_is_not_ten_numbers_is_named(string row)
    {
        var problem = Should.Throw<VitrineException>(() => HistoryCsv.Parse($"{HistoryCsv.Header}\n{row}\n1,2,3,4,5,6,7,8,9,10\n", "here/history.csv"));
        problem.Kind.ShouldBe(FailureKind.DataOrModel);
        problem.Message.ShouldStartWith($"Line 2 of here/history.csv is not an epoch number followed by nine numbers: '{row}'");
    }

    [Fact]
    public void Another_file_is_recognised_by_its_header() =>
        Should.Throw<VitrineException>(() => HistoryCsv.Parse("a,b\n1,2\n", "other.csv")).Message.ShouldStartWith("The first line of other.csv is 'a,b'");

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<VitrineException>(() => HistoryCsv.Load(Path.Combine(folder.FullName, "no", "history.csv")))
            .Kind.ShouldBe(FailureKind.DataOrModel);
}
