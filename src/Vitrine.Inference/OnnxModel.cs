using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Vitrine.Inference;

/// <summary>The ONNX graph, ready to run on any number of threads at once.</summary>
internal sealed class OnnxModel : IDisposable
{
    private static readonly string[] InputNames = ["pixels"];
    private static readonly string[] OutputNames = ["logits", "probabilities"];

    // what ONNX Runtime says of an error is in its exception; it would print it as well
    private const OrtLoggingLevel Silent = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;

    private readonly InferenceSession session;
    private readonly RunOptions runOptions = new() { LogSeverityLevel = Silent };
    private readonly string path;
    private readonly long height;
    private readonly long width;
    private readonly long classCount;

    private OnnxModel(InferenceSession session, string path, int height, int width, int classCount) =>
        (this.session, this.path, this.height, this.width, this.classCount) = (session, path, height, width, classCount);

    /// <param name="graph">model.onnx's bytes.</param>
    /// <param name="path">Where they were read, for errors.</param>
    /// <exception cref="VitrineException">The graph cannot be run, or takes or gives something else than the manifest says.</exception>
    internal static OnnxModel Load(byte[] graph, string path, int height, int width, int classCount, int threadCount)
    {
        using var options = Options(threadCount);
        try
        {
            var model = new OnnxModel(new InferenceSession(graph, options), path, height, width, classCount);
            return model.Required();
        }
        catch (OnnxRuntimeException exception)
        {
            throw Unusable(path, exception);
        }
    }

    /// <param name="pixels">[N, H, W]</param>
    /// <param name="logits">Receives [N, C].</param>
    /// <param name="probabilities">Receives [N, C].</param>
    /// <exception cref="VitrineException">The graph cannot be run on these images.</exception>
    internal void Run(Memory<byte> pixels, Memory<float> logits, Memory<float> probabilities)
    {
        var count = pixels.Length / (height * width);
        using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, pixels, [count, height, width]);
        using var first = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, logits, [count, classCount]);
        using var second = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, probabilities, [count, classCount]);
        try
        {
            session.Run(runOptions, InputNames, [input], OutputNames, [first, second]);
        }
        catch (OnnxRuntimeException exception)
        {
            throw Unusable(path, exception);
        }
    }

    public void Dispose()
    {
        runOptions.Dispose();
        session.Dispose();
    }

    private static SessionOptions Options(int threadCount)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threadCount,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = Silent,
        };

        // Waiting threads sleep rather than spin, which would cost other requests their processor.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private static VitrineException Unusable(string path, OnnxRuntimeException exception) =>
        new(FailureKind.DataOrModel, ClassifierText.UnusableModel.Fill(path, exception.Message), exception);

    private OnnxModel Required()
    {
        var (inputs, outputs) = (Described(session.InputMetadata), Described(session.OutputMetadata));
        var wantedInputs = $"pixels uint8[N,{height},{width}]";
        var wantedOutputs = $"logits float[N,{classCount}], probabilities float[N,{classCount}]";
        if (inputs == wantedInputs && outputs == wantedOutputs)
            return this;
        Dispose();
        throw VitrineException.InvalidData(ClassifierText.WrongGraph.Fill(path, inputs, outputs, wantedInputs, wantedOutputs));
    }

    private static string Described(IReadOnlyDictionary<string, NodeMetadata> nodes) =>
        string.Join(", ", nodes.OrderBy(node => node.Key, StringComparer.Ordinal).Select(node => $"{node.Key} {Described(node.Value)}"));

    private static string Described(NodeMetadata node)
    {
        if (!node.IsTensor)
            return node.OnnxValueType.ToString();
        var dimensions = node.Dimensions.Select(dimension => dimension < 0 ? "N" : $"{dimension}");
        return $"{node.ElementDataType.ToString().ToLowerInvariant()}[{string.Join(',', dimensions)}]";
    }
}
