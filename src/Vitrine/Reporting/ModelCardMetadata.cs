using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vitrine.Evaluation;

namespace Vitrine.Reporting;

/// <summary>
/// The YAML at the head of a model card, which Hugging Face reads: https://huggingface.co/docs/hub/model-cards. The same in
/// every language.
/// </summary>
internal static class ModelCardMetadata
{
    /// <summary>What holds of every bundle.</summary>
    internal const string Tags = "library_name: onnx\npipeline_tag: image-classification\ntags:\n- image-classification\n- onnx\n- safetensors\n- vitrine\n";

    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Render(RunRecord run)
    {
        var yaml = new StringBuilder("---\n");
        if (ReferenceResults.Apply(run.Dataset))
            yaml.Append("license: mit\ndatasets:\n- fashion_mnist\n");
        yaml.Append(Tags);
        if (run.Dataset is { } data && (run.Test ?? run.Validation) is { } report)
            yaml.Append("metrics:\n- accuracy\n- f1\n").Append(ModelIndex(run, data, report));
        return yaml.Append("---\n").ToString();
    }

    private static string ModelIndex(RunRecord run, DatasetProvenance data, EvaluationReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        model-index:
        - name: {Quoted(run.Name)}
          results:
          - task:
              type: image-classification
              name: Image Classification
            dataset:
              type: {Quoted(TypeOf(data))}
              name: {Quoted(data.Name)}
              split: {report.Split}
            metrics:
            - type: accuracy
              name: Accuracy
              value: {report.Accuracy:0.######}
            - type: f1
              name: Macro F1
              value: {report.MacroF1:0.######}
            - type: loss
              name: Cross-entropy
              value: {report.Loss:0.######}

        """);

    // A JSON string is a YAML string.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, Quoting);

    private static string TypeOf(DatasetProvenance data) => ReferenceResults.Apply(data)
        ? "fashion_mnist"
        : string.Concat(data.Name.Select(each => char.IsAsciiLetterOrDigit(each) ? char.ToLowerInvariant(each) : '_'));
}
