using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Shouldly;
using Vitrine.Tests.App;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Documentation;

/// <summary>The programs of examples/inference, as their README starts them.</summary>
[Trait("Category", "Full")]
public sealed class InferenceExampleTests
{
    private static readonly string Models = Path.Combine(Repository.Root, "models", "tiny");
    private static readonly string Pictures = Path.Combine(Repository.Root, "examples");

    [Fact]
    public async Task Pictures_are_classified()
    {
        var output = await RunAsync("classify.cs", Models, Path.Combine(Pictures, "bag.png"), Path.Combine(Pictures, "trouser.png"));
        output.ShouldContain("bag.png: Bag / Bolsa, ");
        output.ShouldContain("trouser.png: Trouser / Calça, ");
    }

    [Fact]
    public async Task A_folder_is_scored()
    {
        var lines = (await RunAsync("score-folder.cs", Models, Pictures)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("file,class,confidence");
        lines.Skip(1).Select(line => string.Join(',', line.Split(',')[..2])).ShouldBe(["ankle-boot.png,Ankle boot", "bag.png,Bag", "trouser.png,Trouser"]);
    }

    [Fact]
    public async Task A_picture_is_posted_and_answered()
    {
        await RunAsync(["build"], "serve.cs");
        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = ProgramProcess.Start(Shell.Dotnet, Repository.Root, new Dictionary<string, string?>(), Words(["run"], "serve.cs", "--", Models, address));
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(1) };
            var answer = await PostAsync(client, File.ReadAllBytes(Path.Combine(Pictures, "bag.png")));
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.Body.GetProperty("class").GetString().ShouldBe("Bag");
            answer.Body.GetProperty("confidence").GetDouble().ShouldBeInRange(0.5, 1);
            var refusal = await PostAsync(client, [1, 2, 3]);
            refusal.Status.ShouldBe(HttpStatusCode.BadRequest);
            refusal.Body.GetProperty("error").GetString().ShouldNotBeNullOrEmpty();
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits for the server to listen: until then a connection is refused.</summary>
    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient client, byte[] picture)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var response = await client.PostAsync(new Uri("/predict", UriKind.Relative), new ByteArrayContent(picture), deadline.Token);
                return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(deadline.Token)).RootElement);
            }
            catch (HttpRequestException problem) when (problem.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), deadline.Token);
            }
        }
    }

    private static Task<string> RunAsync(string name, params string[] words) => RunAsync(["run"], name, ["--", .. words]);

    private static async Task<string> RunAsync(string[] verb, string name, params string[] words)
    {
        var (exitCode, output, error) = await Shell.RunAsync(Shell.Dotnet, Words(verb, name, words), Repository.Root, TestContext.Current.CancellationToken);
        exitCode.ShouldBe(0, output + error);
        return output;
    }

    private static IEnumerable<string> Words(string[] verb, string name, params string[] words) =>
        [.. verb, "--configuration", "Release", Path.Combine(Repository.Root, "examples", "inference", name), .. words];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
