using TorchSharp;
using Vitrine.Bundles;
using Vitrine.Data;
using Vitrine.Inference;
using Vitrine.Inference.Preprocessing;
using Vitrine.Models;

namespace Vitrine.Training.Teaching;

/// <summary>The teachers of a run, ready to answer.</summary>
internal sealed class TeacherNetworks : IDisposable
{
    private readonly List<(Network Network, double Factor, double Summand, int Count)> teachers = [];
    private readonly Distillation distillation;

    private TeacherNetworks(Distillation distillation) => this.distillation = distillation;

    /// <param name="distillation">Null where there is none.</param>
    /// <param name="train">What the student is trained on.</param>
    /// <param name="normalization">Of the batches that the student sees.</param>
    /// <param name="device">Where the student computes.</param>
    /// <exception cref="VitrineException">A bundle is missing or damaged, has changed, or is of other images or classes.</exception>
    internal static TeacherNetworks? For(Distillation? distillation, ImageSet train, Normalization normalization, torch.Device device)
    {
        if (distillation is null)
            return null;
        var networks = new TeacherNetworks(distillation);
        try
        {
            foreach (var (teacher, count) in distillation.Teachers.Select(teacher => teacher.Pinned()).CountBy(teacher => teacher))
                networks.Add(Checked(teacher, train), count, normalization, device);
            return networks;
        }
        catch
        {
            networks.Dispose();
            throw;
        }
    }

    /// <param name="distillation">Null where there is none.</param>
    /// <param name="train">What the student is trained on.</param>
    /// <exception cref="VitrineException">A bundle is missing or damaged, has changed, or is of other images or classes.</exception>
    internal static void Require(Distillation? distillation, ImageSet train)
    {
        foreach (var teacher in distillation?.Teachers ?? [])
            Checked(teacher, train);
    }

    public void Dispose()
    {
        foreach (var (network, _, _, _) in teachers)
            network.Dispose();
        teachers.Clear();
    }

    /// <summary>What the student is trained on: its loss against the labels, and how far it is from the teachers.</summary>
    /// <param name="labelLoss">A scalar.</param>
    /// <param name="logits">The student's, float [N, classes].</param>
    /// <param name="images">What the student saw, float [N, 1, H, W].</param>
    /// <returns>(1 − share) · label loss + share · temperature² · divergence, a scalar; the square keeps gradients of one size at any temperature.</returns>
    internal torch.Tensor Loss(torch.Tensor labelLoss, torch.Tensor logits, torch.Tensor images)
    {
        var divergence = SoftDivergence.Of(Probabilities(images), logits, distillation.Temperature);
        var (share, temperature) = (distillation.Share, distillation.Temperature);
        return labelLoss.mul(1 - share).add(divergence, alpha: share * temperature * temperature);
    }

    /// <returns>Mean of the teachers' softened probabilities, float [N, classes].</returns>
    internal torch.Tensor Probabilities(torch.Tensor images)
    {
        using var noGradients = torch.no_grad();
        var sum = Answer(teachers[0], images).mul_(teachers[0].Count);
        foreach (var teacher in teachers.Skip(1))
            sum.add_(Answer(teacher, images), alpha: teacher.Count);
        return sum.div_(distillation.Teachers.Count);
    }

    private torch.Tensor Answer((Network Network, double Factor, double Summand, int Count) teacher, torch.Tensor images)
    {
        var seen = teacher is { Factor: 1, Summand: 0 } ? images : images.mul(teacher.Factor).add_(teacher.Summand);
        return torch.nn.functional.softmax(teacher.Network.Teach(seen).div_(distillation.Temperature), 1);
    }

    private static TrainedModel Checked(SavedModel teacher, ImageSet train)
    {
        var model = ModelBundle.Load(teacher.Bundle);
        var isAlike = model.Height == train.Height && model.Width == train.Width && model.Classes.SequenceEqual(train.Classes);
        return isAlike ? model : throw VitrineException.InvalidUsage(TeachingText.OtherShape.Fill(
            teacher.Bundle, model.Height, model.Width, Names(model.Classes), train.Height, train.Width, Names(train.Classes)));
    }

    private static string Names(IEnumerable<ClassName> classes) => string.Join(", ", classes.Select(name => name.Current));

    /// <summary>From the student's normalised values to the teacher's in one step: back to grey values and forth again.</summary>
    private void Add(TrainedModel model, int count, Normalization student, torch.Device device)
    {
        var computeType = distillation.Precision == Precision.BFloat16 ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32;
        var network = new Network(model.Architecture, Shape.Maps(1, model.Height, model.Width), device, computeType: computeType);
        var own = model.Normalization;
        var factor = (double)student.StandardDeviation / own.StandardDeviation;
        teachers.Add((network, factor, ((double)student.Mean - own.Mean) / own.StandardDeviation, count));
        network.LoadWeights(model.Weights);
    }
}
