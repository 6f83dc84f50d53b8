using System.Runtime.CompilerServices;
using Shouldly;
using TorchSharp;
using Vitrine.Data;
using Vitrine.Models;
using Vitrine.Torch;
using Vitrine.Training;
using Xunit;

namespace Vitrine.Tests.Torch;

/// <summary>Each on a thread of its own, since a thread has one such stack and keeps it.</summary>
public class SignalStackTests
{
    [Fact]
    public void A_null_reference_is_an_exception_on_an_enlarged_stack()
    {
        var isEnlarged = false;
        OnItsOwnThread(() =>
        {
            isEnlarged = SignalStack.Enlarge(registers: 100_000) && !SignalStack.Enlarge(registers: 100_000);
            Should.Throw<NullReferenceException>(() => Length(null));
        });
        isEnlarged.ShouldBeTrue();
    }

    [Fact]
    public void A_stack_with_room_stays()
    {
        var isEnlarged = true;
        OnItsOwnThread(() => isEnlarged = SignalStack.Enlarge(registers: 1000));
        isEnlarged.ShouldBeFalse();
    }

    /// <summary>On a processor with tiles this ended the process with a segmentation fault.</summary>
    [Fact]
    public void A_null_reference_is_an_exception_after_a_step_in_bfloat16() => OnItsOwnThread(() =>
    {
        using var scope = torch.NewDisposeScope();
        using var network = new Network(Recipes.Small.Architecture.For(28, 28, 10), Shape.Maps(1, 28, 28), torch.CPU, seed: 3, torch.ScalarType.BFloat16);
        network.Forward(torch.rand(32, 1, 28, 28), isTraining: true).square().mean().backward();
        Should.Throw<NullReferenceException>(() => Length(null));
    });

    private static void OnItsOwnThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action));
        thread.Start();
        thread.Join();
        failure.ShouldBeNull();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Length(string? text) => text!.Length;
}
