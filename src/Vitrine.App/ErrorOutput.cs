using System.Text.Json;
using System.Text.Json.Nodes;
using Vitrine.App.Terminals;
using Vitrine.App.Verbs;
using Vitrine.Inference;

namespace Vitrine.App;

/// <summary>Says what went wrong, in one sentence.</summary>
internal static class ErrorOutput
{
    /// <returns>The exit code.</returns>
    internal static int Write(Exception exception, Terminal terminal, bool isJson, bool isVerbose)
    {
        var (kind, sentence) = Explain(exception);
        terminal.Error.WriteLine("vitrine: " + sentence);
        if (isVerbose)
            terminal.Error.WriteLine(exception.ToString());
        if (isJson)
            JsonOutput.Write(terminal, ToJson(kind, sentence));
        return (int)kind;
    }

    private static (FailureKind Kind, string Sentence) Explain(Exception exception) => exception switch
    {
        VitrineException known => (known.Kind, known.Message),
        OperationCanceledException => (FailureKind.Interrupted, VerbText.Interrupted),
        IOException or UnauthorizedAccessException => (FailureKind.Failed, VerbText.FileTrouble.Fill(FirstLine(exception.Message))),
        _ => (FailureKind.Failed, VerbText.Unexpected.Fill(exception.GetType().Name, FirstLine(exception.Message))),
    };

    private static JsonObject ToJson(FailureKind kind, string sentence) => new()
    {
        ["error"] = new JsonObject { ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()), ["message"] = sentence },
    };

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('\r', '.', ' ');
}
