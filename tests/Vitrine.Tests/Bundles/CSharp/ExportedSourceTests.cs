using System.Globalization;
using Shouldly;
using Vitrine.Bundles.CSharp;
using Vitrine.Bundles.Exports;
using Vitrine.Models;
using Vitrine.Tests.Bundles.Exports;
using Vitrine.Tests.Data;
using Vitrine.Tests.Documentation;
using Xunit;

namespace Vitrine.Tests.Bundles.CSharp;

/// <summary>An exported C# file in somebody's program.</summary>
public sealed class ExportedSourceTests
{
    private const long MostBytes = 5_000_000;
    private const double MostMilliseconds = 20, MostTimesNothing = 10;
    private const int StartCount = 20;

    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "models");

    [Theory]
    [InlineData("tiny", "Tiny")]
    [InlineData("my model-2", "MyModel2")]
    [InlineData("2026 run", "Model2026Run")]
    [InlineData("ação", "Ação")]
    [InlineData("…", "Model")]
    public void A_name_becomes_that_of_a_class(string name, string className) => CSharpExporter.ClassName(name).ShouldBe(className);

    [Theory]
    [InlineData("classes")]
    [InlineData("predict")]
    [InlineData("height")]
    [InlineData("math")]
    [InlineData("forwardKernels")]
    [InlineData("vector")]
    [InlineData("floats")]
    public void A_file_may_be_called_as_something_in_it(string name)
    {
        var source = CSharpExporter.Export(PortableModels.Untrained(Architectures.Seed, seed: 1), CSharpExporter.ClassName(name));
        using var compiled = CompiledModel.Load(source, "test");
        compiled.Check("test").Holds.ShouldBeTrue();
    }

    [Theory]
    [InlineData("namespace N; public static class Empty { public const string ExportedBy = \"vitrine\"; }")]
    [InlineData("namespace N; public static class Stranger { }")]
    [InlineData("namespace N; public static class Broken {")]
    public void A_file_of_something_else_is_refused(string source) =>
        Should.Throw<Vitrine.Inference.VitrineException>(() => CompiledModel.Load(source, "x.cs")).Kind.ShouldBe(Vitrine.Inference.FailureKind.DataOrModel);

    [Fact]
    public void A_file_whose_data_are_damaged_is_refused()
    {
        var source = CSharpExporter.Export(PortableModels.Untrained(Architectures.Seed, seed: 1), "Model");
        var place = source.IndexOf("EncodedWeights => ", StringComparison.Ordinal) + 40;
        using var compiled = CompiledModel.Load(source[..place] + "????" + source[(place + 4)..], "x.cs");
        Should.Throw<Vitrine.Inference.VitrineException>(() => compiled.Check("x.cs")).Kind.ShouldBe(Vitrine.Inference.FailureKind.DataOrModel);
    }

    [Fact]
    public void No_name_breaks_out_of_the_source()
    {
        var model = PortableModels.Untrained(Architectures.Seed, seed: 1);
        var hostile = "*/ \"; } class X { } /* \n\u2028 \\ <b> &";
        var version = "0.1\nnamespace Vitrine.Exported;\npublic static class Intruder { }\n/*";
        model = model with { Manifest = model.Manifest with { Name = hostile, VitrineVersion = version, Classes = [.. model.Manifest.Classes.Select(name => name with { English = hostile, Portuguese = hostile })] } };
        var source = CSharpExporter.Export(model, "Model");
        using var compiled = CompiledModel.Load(source, "test");
        compiled.Check("test").Holds.ShouldBeTrue();
        source.Split('\n').ShouldNotContain(line => line.StartsWith("public static class Intruder", StringComparison.Ordinal) || line.StartsWith("namespace Vitrine.Exported;public", StringComparison.Ordinal));
        source.Split('\n').Count(line => line.StartsWith("namespace ", StringComparison.Ordinal)).ShouldBe(1);
    }

    /// <summary>Two models side by side, a project with all warnings as errors, and another processor.</summary>
    [Fact]
    [Trait("Category", "Full")]
    public async Task Several_models_compile_in_one_program_for_any_processor()
    {
        using var folder = new Folder();
        Write(folder, "tiny");
        Write(folder, "small");
        File.WriteAllText(folder["Program.cs"], """
            System.Console.WriteLine(Vitrine.Exported.TinyModel.Verify() < 1e-5f && Vitrine.Exported.SmallModel.Verify() < 1e-5f);
            """);
        WriteProject(folder, "<GenerateDocumentationFile>true</GenerateDocumentationFile><AnalysisLevel>latest-recommended</AnalysisLevel>");
        await SucceedAsync(folder, "build", "-c", "Release", "-r", "linux-arm64", "--self-contained", "false", "-p:UseAppHost=false");
        (await SucceedAsync(folder, "run", "-c", "Release")).Trim().ShouldBe("True");
    }

    [Fact]
    [Trait("Category", "Full")]
    public async Task Compiled_ahead_of_time_it_is_small_and_answers_at_once()
    {
        using var folder = new Folder();
        Write(folder, "tiny");
        File.WriteAllText(folder["Program.cs"], """
            using Vitrine.Exported;

            var probabilities = new float[TinyModel.Classes.Count];
            var best = TinyModel.Predict(System.IO.File.ReadAllBytes(args[0]), probabilities);
            System.Console.WriteLine(TinyModel.Classes[best]);
            return TinyModel.Verify() < 1e-5f ? 0 : 1;
            """);
        WriteProject(folder, "<PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization><StripSymbols>true</StripSymbols>");
        await SucceedAsync(folder, "publish", "-c", "Release", "-r", "linux-x64", "-o", folder["out"]);
        new FileInfo(folder["out", "program"]).Length.ShouldBeLessThanOrEqualTo(MostBytes);
        var boot = Vitrine.Inference.Preprocessing.PictureReader.Read(Path.Combine(Repository.Root, "examples", "ankle-boot.png"), 28, 28);
        folder.Write("boot.bytes", boot);
        var (milliseconds, answer) = await BestOfManyStartsAsync("out/program boot.bytes", folder.Path);
        answer.ShouldBe("Ankle boot\n");
        // There are virtual machines on which a program that does nothing takes several milliseconds, where others take half of one.
        var (nothing, _) = await BestOfManyStartsAsync("/bin/true", folder.Path);
        milliseconds.ShouldBeLessThanOrEqualTo(Math.Max(MostMilliseconds, MostTimesNothing * nothing));
    }

    /// <summary>
    /// The least that a start took of the processor, from its beginning to its end, as the shell counts it for its children: other tests run beside this one,
    /// and the clock would count their turns too.
    /// </summary>
    private static async Task<(double Milliseconds, string Output)> BestOfManyStartsAsync(string command, string folder)
    {
        var (best, answer) = (double.PositiveInfinity, "");
        for (var i = 0; i < StartCount; i++)
        {
            var (exitCode, output, error) = await Shell.RunAsync("bash", ["-c", $"LC_ALL=C; {command} && times"], folder, TestContext.Current.CancellationToken);
            exitCode.ShouldBe(0, error);
            var lines = output.TrimEnd('\n').Split('\n'); // what the command says, then the shell's own times and its children's
            (best, answer) = (Math.Min(best, lines[^1].Split(' ').Sum(Milliseconds)), string.Concat(lines.SkipLast(2).Select(line => $"{line}\n")));
        }
        return (best, answer);
    }

    /// <param name="time">As the shell prints it, such as 0m0.004s.</param>
    private static double Milliseconds(string time)
    {
        var parts = time.TrimEnd('s').Split('m');
        return (60_000 * double.Parse(parts[0], CultureInfo.InvariantCulture)) + (1_000 * double.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static void Write(Folder folder, string model) =>
        ModelExporter.Export(PortableModel.Load(Path.Combine(Shipped, model)), ExportFormats.Named("csharp"), folder[$"{CSharpExporter.ClassName(model)}Model.cs"]);

    private static void WriteProject(Folder folder, string properties) => File.WriteAllText(folder["program.csproj"], $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
        </Project>
        """);

    private static async Task<string> SucceedAsync(Folder folder, params string[] words)
    {
        var (exitCode, output, error) = await Shell.RunAsync(Shell.Dotnet, words, folder.Path, TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, output + error);
        return output;
    }
}
