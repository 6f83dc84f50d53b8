using Shouldly;
using TorchSharp;
using Vitrine.Augmentation;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Evaluation;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;
using Vitrine.Tests.Data;
using Vitrine.Training;
using Vitrine.Training.Teaching;
using Xunit;

namespace Vitrine.Tests.Training.Teaching;

public sealed class DistillationTests : IDisposable
{
    private static readonly ImageSet Images = SampleData.Load().Train;

    private static readonly Recipe Small = new()
    {
        Name = "small",
        Architecture = new([new Conv2d { Filters = 4, Stride = 2 }, new BatchNorm(), new Relu(), new Dropout { Rate = 0.2 }, new Flatten(), new Dense()]),
        Epochs = 2,
        BatchSize = 64,
        LearningRate = 0.05,
        Augmentation = new AugmentationOptions { Shift = 1, Cutout = 4 },
    };

    private static readonly Lazy<TrainingResult> Taught = new(() => Trainer.Train(
        Small with { Name = "teacher", Seed = 7, Architecture = new([new Conv2d { Filters = 8, Stride = 2 }, new BatchNorm(), new Relu(), new Flatten(), new Dense()]) }, Images));

    private readonly Folder folder = new();

    public DistillationTests() => ModelBundle.Save(folder["teacher"], Taught.Value);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_divergence_is_that_of_its_definition()
    {
        using var scope = torch.NewDisposeScope();
        using var taught = torch.tensor(new[,] { { 0.7f, 0.2f, 0.1f }, { 0f, 0.5f, 0.5f } });
        using var logits = torch.tensor(new[,] { { 2f, 1f, -1f }, { 0.5f, 0f, 3f } });
        double[][] p = [[0.7, 0.2, 0.1], [0, 0.5, 0.5]], z = [[2, 1, -1], [0.5, 0, 3]];
        var expected = 0.0;
        for (var image = 0; image < 2; image++)
        {
            var total = z[image].Sum(value => Math.Exp(value / 2));
            for (var label = 0; label < 3; label++)
                expected += p[image][label] == 0 ? 0 : p[image][label] * (Math.Log(p[image][label]) - Math.Log(Math.Exp(z[image][label] / 2) / total)) / 2;
        }
        SoftDivergence.Of(taught, logits, 2).item<float>().ShouldBe((float)expected, 1e-6f);
    }

    [Fact]
    public void Who_says_the_same_is_told_nothing()
    {
        using var scope = torch.NewDisposeScope();
        var logits = torch.tensor(new[,] { { 2f, 1f, -1f } }, requires_grad: true);
        var loss = SoftDivergence.Of(torch.nn.functional.softmax(logits.detach().div(3), 1), logits, 3);
        loss.item<float>().ShouldBe(0, 1e-6f);
        loss.backward();
        logits.grad!.data<float>().ToArray().ShouldBe([0, 0, 0], 1e-6);
    }

    [Fact]
    public void The_loss_shares_out_labels_and_teachers_with_the_square_of_the_temperature()
    {
        using var scope = torch.NewDisposeScope();
        var images = Batch(new Normalization(0.3f, 0.35f));
        var logits = torch.arange(160).to_type(torch.ScalarType.Float32).view(16, 10).div(50);
        using var teachers = Networks(Lesson() with { Temperature = 3, Share = 0.25 }, new Normalization(0.3f, 0.35f));
        var divergence = SoftDivergence.Of(teachers.Probabilities(images), logits, 3).item<float>();
        divergence.ShouldBeGreaterThan(0.01f);
        teachers.Loss(torch.tensor(2f), logits, images).item<float>().ShouldBe((0.75f * 2) + (0.25f * 9 * divergence), 1e-5f);
    }

    [Theory]
    [InlineData(0.3f, 0.35f)]
    [InlineData(0f, 1f)]
    [InlineData(0.9f, 0.05f)]
    public void A_teacher_gives_its_own_answers_whatever_the_students_normalisation(float mean, float deviation)
    {
        using var scope = torch.NewDisposeScope();
        var student = new Normalization(mean, deviation);
        using var teachers = Networks(Lesson() with { Temperature = 1 }, student);
        var own = Evaluator.Probabilities(Taught.Value.Model, Images.Select([.. Enumerable.Range(0, 16)]));
        teachers.Probabilities(Batch(student)).data<float>().ToArray().ShouldBe(own, 1e-5);
    }

    [Fact]
    public void A_teacher_that_is_named_twice_counts_twice()
    {
        using var scope = torch.NewDisposeScope();
        ModelBundle.Save(folder["other"], Trainer.Train(Small with { Seed = 9 }, Images));
        var normalization = new Normalization(0.3f, 0.35f);
        var images = Batch(normalization);
        using var first = Networks(Lesson(), normalization);
        using var second = Networks(Lesson() with { Teachers = [new SavedModel(folder["other"])] }, normalization);
        using var both = Networks(Lesson() with { Teachers = [new SavedModel(folder["teacher"]), new SavedModel(folder["other"]), new SavedModel(folder["teacher"])] }, normalization);

        var expected = first.Probabilities(images).mul(2).add(second.Probabilities(images)).div(3);
        both.Probabilities(images).data<float>().ToArray().ShouldBe(expected.data<float>().ToArray(), 1e-6);
    }

    [Fact]
    public void Several_teachers_teach_the_mean_of_their_probabilities()
    {
        ModelBundle.Save(folder["other"], Trainer.Train(Small with { Epochs = 1 }, Images));
        using var scope = torch.NewDisposeScope();
        var images = Batch(Taught.Value.Model.Normalization);
        float[] Of(params string[] names)
        {
            using var teachers = Networks(new Distillation([.. names.Select(name => new SavedModel(folder[name]))]), Taught.Value.Model.Normalization);
            return teachers.Probabilities(images).data<float>().ToArray();
        }
        Of("teacher", "other").ShouldBe([.. Of("teacher").Zip(Of("other"), (first, second) => (first + second) / 2)], 1e-6);
    }

    [Fact]
    public void A_student_comes_nearer_to_its_teacher_than_one_who_knows_labels_only()
    {
        var alone = Trainer.Train(Small with { Epochs = 4 }, Images);
        var taught = Trainer.Train(Small with { Epochs = 4, Distillation = Lesson() with { Temperature = 2, Share = 1 } }, Images);
        var answers = Evaluator.Probabilities(Taught.Value.Model, alone.Validation);
        Distance(answers, taught, alone.Validation).ShouldBeLessThan(Distance(answers, alone, alone.Validation));
    }

    [Fact]
    public void An_interrupted_and_continued_run_ends_with_the_bytes_of_one_never_interrupted()
    {
        var recipe = Small with { Distillation = Lesson() };
        var whole = Trainer.Train(recipe, Images);
        using var cancellation = new CancellationTokenSource();
        var options = new TrainingOptions { CheckpointFolder = folder["checkpoint"], Progress = new CancelAtFirstEpoch(cancellation) };
        Should.Throw<OperationCanceledException>(() => Trainer.Train(recipe, Images, options, cancellation.Token));
        var continued = Trainer.Train(recipe, Images, new TrainingOptions { CheckpointFolder = folder["checkpoint"] });
        Bytes(continued).ShouldBe(Bytes(whole));
        Bytes(continued).ShouldNotBe(Bytes(Trainer.Train(Small, Images)));
    }

    [Fact]
    public void Steps_leave_no_tensor_behind()
    {
        var recipe = Small with { Distillation = Lesson() };
        Trainer.Train(recipe, Images);
        var counts = new List<long>();
        Trainer.Train(recipe with { Epochs = 4 }, Images, new TrainingOptions { Progress = new AtEpochs(() => counts.Add(torch.Tensor.TotalCount)) });
        counts.Count.ShouldBe(4);
        counts.Distinct().Count().ShouldBe(1, string.Join(", ", counts));
    }

    [Fact]
    public void The_result_says_by_whom_it_was_taught_and_its_bundle_without_folders()
    {
        var result = Trainer.Train(Small with { Epochs = 1, Distillation = Lesson() }, Images);
        var teacher = result.Recipe.Distillation!.Teachers.Single();
        var manifest = BundleReader.Open(folder["teacher"]).Manifest;
        teacher.ShouldBe(new SavedModel(folder["teacher"], manifest.Name, manifest.Files[BundleFiles.Weights]));
        ModelBundle.Save(folder["student"], result);
        var recipe = BundleReader.Open(folder["student"]).Manifest.Provenance!.Recipe!.Value.GetRawText();
        recipe.ShouldContain(teacher.WeightsSha256!);
        recipe.ShouldNotContain(folder.Path);
        File.ReadAllText(folder["student", BundleFiles.ModelCard]).ShouldContain(teacher.WeightsSha256!);
    }

    [Fact]
    public void A_teacher_that_changed_is_refused_with_both_hashes()
    {
        using var english = new SpokenLanguage(Language.English);
        var pinned = Small with { Distillation = Lesson().Pinned(Precision.Single) };
        ModelBundle.Save(folder["teacher"], Trainer.Train(Small with { Epochs = 1 }, Images));
        var refusal = Should.Throw<VitrineException>(() => Trainer.Train(pinned, Images));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldContain(pinned.Distillation!.Teachers[0].WeightsSha256!);
        refusal.Message.ShouldContain("are not those of when the run began");
    }

    [Fact]
    public void A_teacher_of_another_task_is_refused()
    {
        using var english = new SpokenLanguage(Language.English);
        var others = new ImageSet(Images.Pixels, Images.Labels, 28, 28, [.. Enumerable.Range(0, 10).Select(digit => new ClassName($"{digit}"))]);
        var taught = Small with { Distillation = Lesson() };
        var refusal = Should.Throw<VitrineException>(() => Trainer.Train(taught, others));
        refusal.Kind.ShouldBe(FailureKind.Usage);
        refusal.Message.ShouldContain("a teacher must know the same task");
        Should.Throw<VitrineException>(() => Trainer.Require(taught, others)).Message.ShouldBe(refusal.Message, "a run says so before its folder holds anything");
    }

    [Fact]
    public void Settings_out_of_range_are_refused_together()
    {
        using var english = new SpokenLanguage(Language.English);
        var bad = Small with { Distillation = new Distillation([]) { Temperature = 0, Share = 1.5 } };
        Should.Throw<VitrineException>(() => Trainer.Train(bad, Images)).Message
            .ShouldEndWith("distillation.teachers ≥ 1 (0); distillation.temperature > 0 (0); 0 < distillation.share ≤ 1 (1.5).");
    }

    [Fact]
    public void Defaults_change_only_on_purpose()
    {
        var plain = new Distillation([]);
        (plain.Temperature, plain.Share, plain.Precision).ShouldBe((4, 0.9, Precision.Single));
    }

    [Fact]
    public void Teachers_in_fast_arithmetic_say_almost_the_same()
    {
        using var scope = torch.NewDisposeScope();
        var normalization = Taught.Value.Model.Normalization;
        using var exact = Networks(Lesson(), normalization);
        using var fast = Networks(Lesson() with { Precision = Precision.BFloat16 }, normalization);
        var images = Batch(normalization);
        var difference = exact.Probabilities(images).sub(fast.Probabilities(images)).abs().max().item<float>();
        difference.ShouldBeInRange(float.Epsilon, 0.02f);
    }

    [Theory]
    [InlineData(Precision.Auto, Precision.BFloat16)]
    [InlineData(Precision.Single, Precision.Single)]
    public void Teachers_compute_as_the_student_does_where_that_is_asked_for(Precision asked, Precision settled) =>
        (Lesson() with { Precision = asked }).Pinned(Precision.BFloat16).Precision.ShouldBe(settled);

    private Distillation Lesson() => new([new SavedModel(folder["teacher"])]);

    private static TeacherNetworks Networks(Distillation distillation, Normalization student) => TeacherNetworks.For(distillation, Images, student, torch.CPU)!;

    /// <summary>The first 16 images as a student with this normalisation sees them, [16, 1, 28, 28].</summary>
    private static torch.Tensor Batch(Normalization normalization)
    {
        var table = normalization.Table();
        return torch.tensor(Images.Pixels.Take(16 * 784).Select(pixel => table[pixel]).ToArray()).view(16, 1, 28, 28);
    }

    private static double Distance(float[] answers, TrainingResult result, ImageSet images) =>
        answers.Zip(Evaluator.Probabilities(result.Model, images), (first, second) => Math.Abs(first - second)).Average();

    private static float[] Bytes(TrainingResult result) => [.. result.Model.Weights.Values.SelectMany(weight => weight.Values)];

    private sealed class AtEpochs(Action action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.FinishedEpoch is not null)
                action();
        }
    }
}
