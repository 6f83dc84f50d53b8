using System.Runtime.InteropServices;

namespace Vitrine.Bundles.Onnx.Quantization;

/// <summary>The smallest and the largest number that a value took, 0 among them; 256 steps are laid over it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ValueRange(float Low, float High)
{
    private const int Steps = 255;

    /// <summary>Of one step.</summary>
    internal float Scale => Math.Max(High - Low, 1e-6f) / Steps;

    /// <summary>The step that stands for 0, so that borders and rectified values are exact.</summary>
    internal byte ZeroPoint => (byte)Math.Clamp(MathF.Round(-Low / Scale), 0, Steps);
}
