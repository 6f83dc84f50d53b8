using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class FashionMnistSearchTests : IDisposable
{
    private readonly FakeMachine machine = new();
    private readonly SpokenLanguage english = new(Language.English);

    public void Dispose()
    {
        machine.Dispose();
        english.Dispose();
    }

    public static TheoryData<string> Places =>
    [
        "home/.cache/vitrine/datasets/fashion-mnist", "home/.keras/datasets/fashion-mnist", "home/data/FashionMNIST/raw",
        "current/FashionMNIST/raw", "current/data/FashionMNIST/raw", "system/fashion-mnist",
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task The_set_is_found_where_other_programs_put_it(string place)
    {
        var folder = Path.Combine(Path.GetDirectoryName(machine.Home)!, place);
        machine.Install(folder);
        var dataset = await machine.OpenAsync(cancellationToken: TestContext.Current.CancellationToken);
        dataset.Source.ShouldBe(folder);
        dataset.Name.ShouldBe("Fashion-MNIST");
        (dataset.Train.Count, dataset.Test.Count).ShouldBe((40, 20));
        dataset.Train.Classes[9].Portuguese.ShouldBe("Bota");
        dataset.Sha256.ShouldBe(machine.Release.Select(file => KeyValuePair.Create(file.Name, file.Sha256)));
        machine.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keras_home_is_honoured()
    {
        var keras = Path.Combine(machine.Home, "elsewhere");
        machine.Variables["KERAS_HOME"] = keras;
        machine.Install(Path.Combine(keras, "datasets", "fashion-mnist"));
        (await machine.OpenAsync(cancellationToken: TestContext.Current.CancellationToken)).Source.ShouldStartWith(keras);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_the_next_place_is_used()
    {
        machine.Install(machine.Cache);
        machine.Install(machine.Keras);
        var damaged = Path.Combine(machine.Cache, "t10k-labels-idx1-ubyte.gz");
        IdxWriter.WriteLabels(damaged, new byte[20]);
        (await machine.OpenAsync(cancellationToken: TestContext.Current.CancellationToken)).Source.ShouldBe(machine.Keras);
        var warning = machine.Reports.ShouldHaveSingleItem();
        warning.IsWarning.ShouldBeTrue();
        warning.Message.ShouldStartWith($"{damaged} is not the Fashion-MNIST file it should be: its content has the SHA-256 ");
        warning.Message.ShouldEndWith($", expected {machine.Release[3].Sha256}; delete it and run `vitrine data fetch`.");
    }

    [Fact]
    public async Task A_truncated_file_is_named_and_the_next_place_is_used()
    {
        machine.Install(machine.Cache);
        machine.Install(machine.Keras);
        var damaged = Path.Combine(machine.Cache, "train-images-idx3-ubyte.gz");
        File.WriteAllBytes(damaged, machine.Packed["train-images-idx3-ubyte.gz"][..100]);
        (await machine.OpenAsync(cancellationToken: TestContext.Current.CancellationToken)).Source.ShouldBe(machine.Keras);
        machine.Reports.ShouldHaveSingleItem().Message.ShouldStartWith(damaged + " is damaged: its gzip data");
    }

    [Fact]
    public async Task Locating_says_what_lies_where_and_what_was_passed_over()
    {
        machine.Install(machine.Cache);
        machine.Install(machine.Keras);
        File.WriteAllBytes(Path.Combine(machine.Cache, "train-images-idx3-ubyte.gz"), [1, 2, 3]);
        var location = await DatasetStore.LocateAsync("fashion-mnist", machine.Options, TestContext.Current.CancellationToken);
        location.Folder.ShouldBe(machine.Keras);
        location.Rejected.ShouldHaveSingleItem().ShouldContain(machine.Cache);
        location.Files.ShouldBe(machine.Release.Select(file => new LocatedFile(file.Name, machine.Packed[file.Name + ".gz"].Length, file.Sha256)));
    }

    [Fact]
    public async Task Locating_what_is_not_there_says_how_to_get_it()
    {
        var fault = await Should.ThrowAsync<VitrineException>(DatasetStore.LocateAsync("fashion-mnist", machine.Options, TestContext.Current.CancellationToken));
        fault.Message.ShouldBe("There is no intact copy of Fashion-MNIST on this machine; run `vitrine data fetch`.");
        fault.Kind.ShouldBe(FailureKind.DataOrModel);
        machine.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Verifying_reports_each_file()
    {
        machine.Install(machine.Keras);
        IdxWriter.WriteLabels(Path.Combine(machine.Keras, "train-labels-idx1-ubyte.gz"), new byte[40]);
        File.WriteAllBytes(Path.Combine(machine.Keras, "t10k-images-idx3-ubyte.gz"), machine.Packed["t10k-images-idx3-ubyte.gz"][..99]);
        var checks = await DatasetStore.VerifyAsync("fashion-mnist", machine.Options, TestContext.Current.CancellationToken);
        checks.Select(check => check.Name).ShouldBe(machine.Release.Select(file => file.Name));
        checks.Select(check => check.IsValid).ShouldBe([true, false, false, true]);
        checks.Select(check => check.Expected).ShouldBe(machine.Release.Select(file => file.Sha256));
        checks[0].Actual.ShouldBe(machine.Release[0].Sha256);
        checks[1].Actual.ShouldNotBeNull().ShouldNotBe(checks[1].Expected);
        checks[2].Actual.ShouldBeNull();
        checks.Select(check => check.Problem is null).ShouldBe([true, false, false, true]);
    }

    [Fact]
    public async Task Verifying_a_file_that_goes_on_too_long_says_so()
    {
        machine.Install(machine.Keras);
        File.WriteAllBytes(Path.Combine(machine.Keras, "t10k-labels-idx1-ubyte.gz"), Folder.Gzip(new byte[1 << 20]));
        var checks = await DatasetStore.VerifyAsync("fashion-mnist", machine.Options, TestContext.Current.CancellationToken);
        checks[3].Problem.ShouldNotBeNull().ShouldContain("goes on after byte 28");
    }

    [Fact]
    public async Task Fetching_copies_a_set_found_elsewhere_into_our_cache()
    {
        machine.Install(machine.Keras);
        Directory.CreateDirectory(machine.Cache);
        File.WriteAllBytes(Path.Combine(machine.Cache, "train-labels-idx1-ubyte"), [1, 2, 3]);
        var location = await DatasetStore.FetchAsync(machine.Options, progress: null, TestContext.Current.CancellationToken);
        location.Folder.ShouldBe(machine.Cache);
        Directory.GetFiles(machine.Cache).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe([".lock", .. machine.Packed.Keys.Order(StringComparer.Ordinal)]);
        machine.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sample_needs_nothing_of_the_machine()
    {
        var checks = await DatasetStore.VerifyAsync("sample", machine.Options, TestContext.Current.CancellationToken);
        checks.ShouldAllBe(check => check.IsValid && check.Expected == check.Actual);
        var location = await DatasetStore.LocateAsync("sample", machine.Options, TestContext.Current.CancellationToken);
        location.Folder.ShouldBe("inside the program");
        (await DatasetStore.OpenAsync("sample", machine.Options, cancellationToken: TestContext.Current.CancellationToken)).Train.Count.ShouldBe(1_500);
        machine.Requests.ShouldBeEmpty();
    }
}
