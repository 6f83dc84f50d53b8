using Shouldly;
using Vitrine.Data;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed class DebianPackageTests : IDisposable
{
    private readonly FakeMachine machine = new();
    private readonly SpokenLanguage english = new(Language.English);
    private readonly List<string> commands = [];

    public void Dispose()
    {
        machine.Dispose();
        english.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_package_is_used_when_no_mirror_answers()
    {
        machine.Commands = Apt(_ => new CommandResult(0, ""));
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        commands.ShouldBe(["apt-get download", "dpkg-deb -x"]);
        Directory.GetDirectories(machine.Cache).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_of_our_own_are_loaded_when_the_machine_does_not_know_the_package()
    {
        machine.Commands = Apt(arguments => new CommandResult(arguments.Any(IsOwnLists) ? 0 : 100, "E: Unable to locate package"));
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
        commands.ShouldBe(["apt-get download", "apt-get update", "apt-get download", "dpkg-deb -x"]);
    }

    [Fact]
    public async Task Whatever_a_killed_process_left_is_not_used()
    {
        Directory.CreateDirectory(Path.Combine(machine.Cache, "package"));
        File.WriteAllText(Path.Combine(machine.Cache, "package", "a.deb"), "half");
        machine.Commands = Apt(_ => new CommandResult(0, ""));
        (await machine.OpenAsync(cancellationToken: Token)).Source.ShouldBe(machine.Cache);
    }

    [Theory]
    [InlineData("apt-get", 100, "the package dataset-fashion-mnist could not be used (apt-get: E: Unable to locate package)")]
    [InlineData("dpkg-deb", 2, "the package dataset-fashion-mnist could not be used (dpkg-deb: E: Unable to locate package)")]
    [InlineData("dpkg-deb", null, "the package dataset-fashion-mnist could not be used (this machine has no dpkg-deb)")]
    public async Task A_command_that_fails_is_told_and_leaves_nothing(string failing, int? exitCode, string clause)
    {
        var apt = Apt(_ => new CommandResult(0, ""));
        machine.Commands = (command, arguments, folder, token) => command == failing
            ? Task.FromResult(exitCode is { } code ? new CommandResult(code, "E: Unable to locate package") : null)
            : apt(command, arguments, folder, token);
        (await Should.ThrowAsync<VitrineException>(machine.OpenAsync(cancellationToken: Token))).Message.ShouldContain(clause);
        Directory.GetDirectories(machine.Cache).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_package_with_wrong_content_is_told()
    {
        machine.Commands = Apt(_ => new CommandResult(0, ""), content => IdxWriter.WriteLabels(Path.Combine(content, "t10k-labels-idx1-ubyte.gz"), [1]));
        (await Should.ThrowAsync<VitrineException>(machine.OpenAsync(cancellationToken: Token))).Message
            .ShouldContain("the package dataset-fashion-mnist could not be used (its t10k-labels-idx1-ubyte has wrong content)");
    }

    [Fact]
    public async Task A_package_without_the_files_is_told()
    {
        machine.Commands = Apt(_ => new CommandResult(0, ""), content => Array.ForEach(Directory.GetFiles(content), File.Delete));
        (await Should.ThrowAsync<VitrineException>(machine.OpenAsync(cancellationToken: Token))).Message.ShouldContain("(its files were not where expected)");
    }

    [Fact]
    public async Task A_command_that_does_not_end_is_given_up()
    {
        var time = new ManualTime();
        machine.Commands = async (_, _, _, token) =>
        {
            time.FireAll();
            await Task.Delay(Timeout.Infinite, token);
            return null;
        };
        var options = machine.Options with { Environment = machine.Options.Environment with { TimeProvider = time } };
        (await Should.ThrowAsync<VitrineException>(machine.OpenAsync(options, Token))).Message
            .ShouldContain("the package dataset-fashion-mnist could not be used (it took more than 5 minutes)");
    }

    private static bool IsOwnLists(string argument) => argument.StartsWith("Dir::State::Lists=", StringComparison.Ordinal);

    // apt-get download lays a file into the folder, and dpkg-deb -x the set under it, as Debian's package has it
    private CommandRunner Apt(Func<IReadOnlyList<string>, CommandResult> apt, Action<string>? spoil = null) => (command, arguments, folder, _) =>
    {
        commands.Add($"{command} {arguments.First(argument => argument is "download" or "update" or "-x")}");
        if (command == "apt-get")
        {
            var result = apt(arguments);
            if (result.ExitCode == 0 && arguments.Contains("download"))
                File.WriteAllText(Path.Combine(folder, "dataset-fashion-mnist_0.0_all.deb"), "package");
            return Task.FromResult<CommandResult?>(result);
        }

        if (File.ReadAllText(arguments[1]) != "package")
            return Task.FromResult<CommandResult?>(new CommandResult(2, "not a package"));
        var content = Path.Combine(arguments[2], "usr/share/datasets/fashion-mnist");
        machine.Install(content);
        spoil?.Invoke(content);
        return Task.FromResult<CommandResult?>(new CommandResult(0, ""));
    };
}
