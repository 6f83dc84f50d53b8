using System.Runtime.CompilerServices;

namespace Vitrine.Inference;

/// <summary>
/// ONNX Runtime from 1.29 on reports sessions to its makers and keeps a device id under the home directory, on Linux too, unless told not to.
/// A program that classifies a picture must not send or leave anything, so it is told before its library loads; who has set the variable keeps it.
/// </summary>
internal static class OnnxRuntimeTelemetry
{
    [ModuleInitializer]
    internal static void TurnOff() => NativeEnvironment.SetDefault("ORT_DISABLE_TELEMETRY", "1");
}
