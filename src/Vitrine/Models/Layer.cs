namespace Vitrine.Models;

/// <summary>One layer of an <see cref="Architecture"/>: its settings, its shape rule, its torch module and its ONNX nodes.</summary>
public abstract record Layer;
