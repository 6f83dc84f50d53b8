using System.Runtime.ExceptionServices;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Inference.TestTime;

namespace Vitrine.Inference;

/// <summary>
/// A trained model, loaded from its bundle and run by ONNX Runtime. One instance serves any number of threads; <see cref="Dispose"/>
/// waits for predictions under way.
/// </summary>
public sealed class Classifier : IDisposable
{
    private readonly OnnxModel model;
    private readonly ClassifierOptions options;
    private readonly ReaderWriterLockSlim inUse = new();
    private bool isDisposed;

    private Classifier(BundleManifest manifest, OnnxModel model, ClassifierOptions options) =>
        (Manifest, this.model, this.options) = (manifest, model, options);

    public BundleManifest Manifest { get; }

    public string Name => Manifest.Name;

    /// <summary>By class index.</summary>
    public IReadOnlyList<ClassName> Classes => Manifest.Classes;

    /// <summary>Rows of an image.</summary>
    public int Height => Manifest.Input.Height;

    /// <summary>Columns of an image.</summary>
    public int Width => Manifest.Input.Width;

    /// <summary>The views that answers are averaged over: the options' choice, else the bundle's.</summary>
    public TestTimeAugmentation TestTimeAugmentation => options.TestTimeAugmentation ?? Manifest.TestTimeAugmentation ?? TestTimeAugmentation.Off;

    private int PixelCount => Height * Width;

    /// <param name="folder">A bundle: vitrine.json, model.onnx and what else vitrine.json lists.</param>
    /// <exception cref="VitrineException">The bundle is missing, incomplete, altered or damaged, or an option is out of range.</exception>
    public static Classifier Load(string folder, ClassifierOptions? options = null)
    {
        options ??= new ClassifierOptions();
        options.Validate();
        var bundle = BundleReader.Open(folder);
        var (manifest, path) = (bundle.Manifest, Path.Combine(folder, BundleFiles.Model));
        var graph = bundle.ReadFile(BundleFiles.Model);
        var (height, width) = (manifest.Input.Height, manifest.Input.Width);
        return new Classifier(manifest, OnnxModel.Load(graph, path, height, width, manifest.Classes.Count, options.IntraOpThreads), options);
    }

    /// <summary>Classifies an ordinary picture; see <see cref="PictureReader"/> for what it is made into first.</summary>
    /// <exception cref="VitrineException">The picture is missing, empty, damaged, too large or blank, or the model cannot be run or answers with no number.</exception>
    /// <exception cref="ObjectDisposedException">The classifier was disposed.</exception>
    public Prediction Predict(string path, PictureOptions? pictureOptions = null) =>
        Predict(PictureReader.Read(path, Height, Width, pictureOptions));

    /// <inheritdoc cref="Predict(string, PictureOptions?)"/>
    /// <param name="picture">The encoded picture, read to its end.</param>
    public Prediction Predict(Stream picture, PictureOptions? pictureOptions = null) =>
        Predict(PictureReader.Read(picture, Height, Width, pictureOptions));

    /// <param name="pixels">One image, [H, W], grey values 0–255, the object light on a dark (0) background; not normalised.</param>
    /// <exception cref="ArgumentException">The length is not H × W.</exception>
    /// <exception cref="ObjectDisposedException">The classifier was disposed.</exception>
    /// <exception cref="VitrineException">The model cannot be run, or its answer is not a number.</exception>
    public Prediction Predict(ReadOnlySpan<byte> pixels) => PredictBatch(pixels, 1)[0];

    /// <summary>Classifies images in chunks, several at the same time.</summary>
    /// <param name="pixels">[N, H, W], grey values 0–255, the object light on a dark (0) background; not normalised.</param>
    /// <param name="count">N; 0 is an empty batch.</param>
    /// <inheritdoc cref="Predict(ReadOnlySpan{byte})"/>
    public PredictionBatch PredictBatch(ReadOnlySpan<byte> pixels, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (pixels.Length != (long)count * PixelCount)
            throw new ArgumentException(ClassifierText.WrongLength.Fill(pixels.Length, count, Height, Width, (long)count * PixelCount), nameof(pixels));
        inUse.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            var plain = Run(pixels.ToArray());
            return AveragedViews.Of(plain, pixels, Width, TestTimeAugmentation, view => Run(view).Logits);
        }
        finally
        {
            inUse.ExitReadLock();
        }
    }

    public void Dispose()
    {
        inUse.EnterWriteLock();
        try
        {
            if (!isDisposed)
                model.Dispose();
            isDisposed = true;
        }
        finally
        {
            inUse.ExitWriteLock();
        }
    }

    /// <summary>Runs the network once over each image, [N, H, W].</summary>
    private PredictionBatch Run(byte[] pixels)
    {
        var count = pixels.Length / PixelCount;
        var batch = new PredictionBatch(Classes, new float[count * Classes.Count], new float[count * Classes.Count]);
        if (count <= options.ChunkSize)
        {
            RunChunk(pixels, batch, 0, count);
            return Finite(batch);
        }

        var chunkCount = (count + options.ChunkSize - 1) / options.ChunkSize;
        try
        {
            Parallel.For(0, chunkCount, new ParallelOptions { MaxDegreeOfParallelism = options.BatchThreads }, chunk =>
                RunChunk(pixels, batch, chunk * options.ChunkSize, Math.Min(options.ChunkSize, count - (chunk * options.ChunkSize))));
        }
        catch (AggregateException failures) when (failures.InnerException is VitrineException first)
        {
            ExceptionDispatchInfo.Throw(first); // all chunks fail alike
        }
        return Finite(batch);
    }

    private void RunChunk(byte[] pixels, PredictionBatch batch, int first, int count)
    {
        if (count == 0)
            return;
        var (start, length) = (first * Classes.Count, count * Classes.Count);
        model.Run(
            pixels.AsMemory(first * PixelCount, count * PixelCount),
            batch.Logits.AsMemory(start, length),
            batch.Probabilities.AsMemory(start, length));
    }

    /// <summary>A damaged network answers with NaN, which would pass for the first class.</summary>
    private PredictionBatch Finite(PredictionBatch batch)
    {
        var index = Array.FindIndex(batch.Logits, logit => !float.IsFinite(logit));
        return index < 0 ? batch : throw VitrineException.Failure(ClassifierText.NotFinite.Fill(index / Classes.Count));
    }
}
