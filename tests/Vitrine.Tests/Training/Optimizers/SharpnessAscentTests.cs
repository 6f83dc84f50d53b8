using Shouldly;
using TorchSharp;
using Vitrine.Models;
using Vitrine.Training;
using Vitrine.Training.Optimizers;
using Xunit;

namespace Vitrine.Tests.Training.Optimizers;

public sealed class SharpnessAscentTests : IDisposable
{
    private static readonly Architecture Architecture = new([new Conv2d { Filters = 2, Kernel = 2, Bias = false }, new BatchNorm(), new GlobalAveragePool(), new Dense { Units = 2 }]);

    private readonly DisposeScope scope = torch.NewDisposeScope();
    private readonly Network network = new(Architecture, Shape.Maps(1, 4, 4), torch.CPU, seed: 3);

    public SharpnessAscentTests()
    {
        using var generator = new torch.Generator(7);
        using var noGradients = torch.no_grad();
        network.Parameters.Values.copy_(torch.randn(network.Parameters.Values.shape, generator: generator));
        network.Parameters.Gradient.copy_(torch.randn(network.Parameters.Values.shape, generator: generator));
    }

    public void Dispose()
    {
        network.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void The_second_gradient_is_taken_at_the_worst_place_within_the_radius()
    {
        const double Radius = 0.7;
        var (values, gradient) = (Values, Read(network.Parameters.Gradient));
        double[] sizes = [.. network.Parameters.Parts.SelectMany(part => Enumerable.Range((int)part.Offset, (int)part.Count)
            .Select(i => part.Role == WeightRole.Bias ? 1 : Math.Abs(values[i]) + 0.01))];
        var place = Array.Empty<double>();
        Apply(Radius, () => place = Values);

        double[] way = [.. place.Zip(values, (there, here) => there - here)];
        Math.Sqrt(way.Zip(sizes, (length, size) => length * length / (size * size)).Sum()).ShouldBe(Radius, 1e-5);
        // of all ways of that length, the one along which a linear loss rises most: its scaled parts are parallel to the scaled gradient
        var rise = way.Zip(gradient, (length, slope) => length * slope).Sum();
        var steepest = Radius * Math.Sqrt(gradient.Zip(sizes, (slope, size) => slope * slope * size * size).Sum());
        rise.ShouldBe(steepest, 1e-5);
    }

    [Fact]
    public void Weights_and_running_statistics_come_back_and_the_gradient_stays_from_there()
    {
        var (values, statistics) = (Values, Read(network.Statistics));
        Apply(0.7, () =>
        {
            network.Statistics.fill_(9);
            network.Parameters.Gradient.fill_(5);
        });
        Values.ShouldBe(values);
        Read(network.Statistics).ShouldBe(statistics);
        Read(network.Parameters.Gradient).ShouldAllBe(value => value == 5);
    }

    [Fact]
    public void Without_a_slope_there_is_no_way()
    {
        network.Parameters.Gradient.zero_();
        var (values, place) = (Values, Array.Empty<double>());
        Apply(0.7, () => place = Values);
        place.ShouldBe(values);
    }

    [Theory]
    [InlineData(0.5, 0, 0)]
    [InlineData(0.5, 0.5, 5)]
    [InlineData(0.5, 0.51, 6)]
    [InlineData(0, 0.5, 10)]
    public void It_begins_at_a_share_of_all_steps(double radius, double from, int first)
    {
        using var ascent = new SharpnessAscent(new SharpnessOptions { Radius = radius, From = from }, network, stepCount: 10);
        var asked = 0;
        for (var step = 0; step < 10; step++)
            ascent.Apply(step, () => asked++);
        asked.ShouldBe(10 - first);
    }

    [Fact]
    public void Gradients_are_counted_as_they_are_computed()
    {
        var half = new SharpnessOptions { Radius = 1, From = 0.5 };
        (half.Gradients(2, 8), half.Gradients(4, 8), half.Gradients(6, 8), half.Gradients(8, 8)).ShouldBe((2, 4, 8, 12));
        new SharpnessOptions { From = 0.5 }.Gradients(6, 8).ShouldBe(6);
    }

    private double[] Values => Read(network.Parameters.Values);

    private void Apply(double radius, Action backward)
    {
        using var ascent = new SharpnessAscent(new SharpnessOptions { Radius = radius }, network, stepCount: 1);
        ascent.Apply(0, backward);
    }

    private static double[] Read(torch.Tensor vector) => [.. vector.data<float>().ToArray().Select(value => (double)value)];
}
