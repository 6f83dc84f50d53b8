using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vitrine.Inference.Bundles;

/// <summary>JSON readers and writers made at build time: reflection would slow every cold start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(BundleManifest))]
[JsonSerializable(typeof(Probe))]
internal sealed partial class BundleJson : JsonSerializerContext;
