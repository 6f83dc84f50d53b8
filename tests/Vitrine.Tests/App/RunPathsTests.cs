using Shouldly;
using Vitrine.App.Verbs;
using Vitrine.Inference;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class RunPathsTests
{
    [Fact]
    public void The_latest_run_is_the_one_written_last()
    {
        using var folder = new Folder();
        Write(folder, hoursAgo: 1, "runs", "b", "run.json");
        Write(folder, hoursAgo: 2, "runs", "c", "run.json");
        Write(folder, hoursAgo: 0, "runs", "not-a-run", "notes.txt");
        RunPaths.Run(In(folder), "latest").ShouldBe(folder["runs", "b"]);
    }

    [Fact]
    public void The_latest_bundle_is_that_of_a_finished_run()
    {
        using var folder = new Folder();
        Write(folder, hoursAgo: 0, "runs", "unfinished", "run.json");
        Write(folder, hoursAgo: 1, "runs", "finished", "run.json");
        Write(folder, hoursAgo: 1, "runs", "finished", "model", "vitrine.json");
        RunPaths.Bundle(In(folder), "latest").ShouldBe(folder["runs", "finished", "model"]);
    }

    [Fact]
    public void A_bundle_is_found_by_its_folder_its_run_or_the_runs_name()
    {
        using var folder = new Folder();
        Write(folder, hoursAgo: 0, "runs", "a", "model", "vitrine.json");
        var bundle = folder["runs", "a", "model"];
        foreach (var text in new[] { bundle, Path.Combine("runs", "a", "model"), folder["runs", "a"], Path.Combine("runs", "a"), "a" })
            RunPaths.Bundle(In(folder), text).ShouldBe(bundle);
    }

    [Fact]
    public void A_model_that_comes_with_the_program_is_found_by_its_name_unless_a_folder_or_a_run_has_it()
    {
        using var folder = new Folder();
        RunPaths.Bundle(In(folder), "accurate").ShouldBe(Path.Combine(AppContext.BaseDirectory, "models", "accurate"));
        Write(folder, hoursAgo: 0, "runs", "accurate", "model", "vitrine.json");
        RunPaths.Bundle(In(folder), "accurate").ShouldBe(folder["runs", "accurate", "model"]);
        Write(folder, hoursAgo: 0, "accurate", "vitrine.json");
        RunPaths.Bundle(In(folder), "accurate").ShouldBe(folder["accurate"]);
    }

    [Fact]
    public void What_is_missing_is_told_with_the_cure()
    {
        using var folder = new Folder();
        Write(folder, hoursAgo: 0, "runs", "a", "run.json");
        Write(folder, hoursAgo: 0, "photos", "x.png");
        Message(() => RunPaths.Run(In(folder), "b")).ShouldContain("`vitrine runs`");
        Message(() => RunPaths.Bundle(In(folder), "latest")).ShouldContain("`vitrine run`");
        Message(() => RunPaths.Bundle(In(folder), folder["runs", "a"])).ShouldContain("`vitrine resume ");
        Message(() => RunPaths.Bundle(In(folder), "photos")).ShouldContain("no vitrine.json");
        Message(() => RunPaths.Bundle(In(folder), "nowhere")).ShouldMatch("There is no model `nowhere`.*comes with Vitrine: .*accurate");
    }

    private static Vitrine.App.Terminals.Terminal In(Folder folder) => new TestTerminal { Folder = folder.Path }.Terminal;

    private static void Write(Folder folder, int hoursAgo, params string[] parts)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[parts])!);
        File.WriteAllText(folder[parts], "{}");
        File.SetLastWriteTimeUtc(folder[parts], new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc).AddHours(-hoursAgo));
    }

    private static string Message(Action action)
    {
        var problem = Should.Throw<VitrineException>(action);
        problem.Kind.ShouldBe(FailureKind.DataOrModel);
        return problem.Message;
    }
}
