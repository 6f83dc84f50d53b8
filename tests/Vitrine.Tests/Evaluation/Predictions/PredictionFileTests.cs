using Parquet;
using Shouldly;
using Vitrine.Evaluation.Predictions;
using Vitrine.Files;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Evaluation.Predictions;

public sealed class PredictionFileTests : IDisposable
{
    private static readonly PredictionTable Table = new(
        [new ClassName("T-shirt, top", "Camiseta"), new ClassName("id", "id"), new ClassName("say \"x\"", "x")],
        [2, 0],
        [1, 0],
        [0.25f, 0.5f, 0.25f, 0.99999994f, 1e-10f, 0]);

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_table_has_a_row_an_image_whatever_the_language()
    {
        using var portuguese = new SpokenLanguage(Language.Portuguese);
        await PredictionFile.WriteAsync(folder["p.csv"], Table);
        (await File.ReadAllTextAsync(folder["p.csv"])).ShouldBe(
            "id,label,predicted,confidence,\"T-shirt, top\",id 2,\"say \"\"x\"\"\"\n" +
            "0,2,1,0.5,0.25,0.5,0.25\n" +
            "1,0,0,0.99999994,0.99999994,1E-10,0\n");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBe([folder["p.csv"]]);
    }

    [Fact]
    public async Task Arrays_have_their_names_and_kinds()
    {
        await PredictionFile.WriteAsync(folder["p.npz"], Table);
        var (arrays, _) = NpzFile.Read(folder["p.npz"]);
        arrays.Keys.ShouldBe(["label", "predicted", "probabilities"]);
        (arrays["label"].Type, arrays["predicted"].Type, arrays["probabilities"].Type).ShouldBe(("<i8", "<i8", "<f4"));
        arrays["label"].Numbers().ShouldBe([2.0, 0.0]);
        arrays["predicted"].Numbers().ShouldBe([1.0, 0.0]);
        arrays["probabilities"].Shape.ShouldBe([2L, 3L]);
        arrays["probabilities"].ToFloats().ShouldBe(Table.Probabilities);
    }

    [Fact]
    public async Task Parquet_has_the_columns_of_the_table()
    {
        await PredictionFile.WriteAsync(folder["p.parquet"], Table);
        await using var reader = await ParquetReader.CreateAsync(folder["p.parquet"]);
        reader.Schema.DataFields.Select(field => field.Name).ShouldBe(["id", "label", "predicted", "confidence", "T-shirt, top", "id 2", "say \"x\""]);
        using var group = reader.OpenRowGroupReader(0);
        var (ids, predicted, confidences) = (new int[2], new int[2], new float[2]);
        await group.ReadAsync(reader.Schema.DataFields[0], ids.AsMemory());
        await group.ReadAsync(reader.Schema.DataFields[2], predicted.AsMemory());
        await group.ReadAsync(reader.Schema.DataFields[3], confidences.AsMemory());
        ids.ShouldBe([0, 1]);
        predicted.ShouldBe([1, 0]);
        confidences.ShouldBe([0.5f, 0.99999994f]);
    }

    [Fact]
    public void A_name_that_says_no_format_is_refused()
    {
        using var english = new SpokenLanguage(Language.English);
        Should.Throw<VitrineException>(() => PredictionFile.RequireKnown("p.xlsx")).Message.ShouldBe("p.xlsx names no format of predictions: end it in one of .csv, .npz, .parquet.");
        Should.NotThrow(() => PredictionFile.RequireKnown("P.CSV"));
    }
}
