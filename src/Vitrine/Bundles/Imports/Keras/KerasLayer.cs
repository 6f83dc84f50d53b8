using System.Globalization;
using System.Text.Json;
using Vitrine.Inference;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>A layer as a Keras file describes it. Whatever of it cannot be read or has no equal is refused with its name.</summary>
/// <param name="File">Where it stands, for errors.</param>
/// <param name="ClassName">Of Keras, such as <c>Conv2D</c>.</param>
/// <param name="Name">Within the model.</param>
/// <param name="Config">Its settings.</param>
/// <param name="Weights">In the order in which Keras makes them.</param>
internal sealed record KerasLayer(string File, string ClassName, string Name, JsonElement Config, IReadOnlyList<KerasArray> Weights)
{
    private int usedCount;

    /// <summary>Why the model cannot be imported.</summary>
    /// <param name="reason">What of this layer has no equal.</param>
    internal VitrineException Refusal(string reason) => VitrineException.InvalidData(KerasText.Refused.Fill(Name, ClassName, File, reason));

    /// <summary>A setting that is there and not null.</summary>
    internal JsonElement? Find(string setting) =>
        Config.ValueKind == JsonValueKind.Object && Config.TryGetProperty(setting, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal double Number(string setting, double otherwise) => Find(setting) is { } value ? NumberOf(setting, value) : otherwise;

    internal bool Flag(string setting, bool otherwise) => Find(setting) is not { } value ? otherwise : value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unreadable(setting, value),
    };

    internal string Text(string setting, string otherwise) => Find(setting) is not { } value ? otherwise
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unreadable(setting, value);

    /// <summary>Whole numbers, such as a shape's; a single one stands for itself.</summary>
    internal IReadOnlyList<int> Integers(string setting, params IReadOnlyList<int> otherwise)
    {
        if (Find(setting) is not { } value)
            return otherwise;
        return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => IntegerOf(setting, item))] : [IntegerOf(setting, value)];
    }

    /// <summary>A side's length that is the same for height and width.</summary>
    internal int Side(string setting, int otherwise)
    {
        var sizes = Integers(setting, otherwise);
        return sizes switch
        {
            [var size] => size,
            [var size, var width] when size == width => size,
            _ => throw Refusal(KerasText.NotSquare.Fill(setting, string.Join(" × ", sizes))),
        };
    }

    /// <summary>Refuses a setting that is not what the conversion takes for granted.</summary>
    internal void Require(string setting, string wanted)
    {
        var actual = Find(setting) is { } value ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText() : wanted;
        if (!actual.Equals(wanted, StringComparison.OrdinalIgnoreCase))
            throw Refusal(KerasText.OtherSetting.Fill(setting, actual, wanted));
    }

    /// <summary>One of the weights, which must be there in this shape; sizes below zero may be any.</summary>
    internal KerasArray Weight(int index, params IReadOnlyList<long> shape)
    {
        var weight = Weight(index);
        return weight.Shape.Count == shape.Count && weight.Shape.Zip(shape).All(sizes => sizes.Second < 0 || sizes.First == sizes.Second)
            ? weight
            : throw Refusal(KerasText.WrongShape.Fill(index + 1, string.Join(", ", weight.Shape), string.Join(", ", shape.Select(size => size < 0 ? "?" : $"{size}"))));
    }

    /// <summary>One of the weights, which must be there.</summary>
    internal KerasArray Weight(int index)
    {
        usedCount = Math.Max(usedCount, index + 1);
        return index < Weights.Count ? Weights[index] : throw Refusal(KerasText.FewWeights.Fill(index + 1, Weights.Count));
    }

    /// <summary>The weights that were not asked for take no part in the layer's answer.</summary>
    internal void PassOverOtherWeights() => usedCount = Weights.Count;

    /// <summary>Refuses weights that the conversion has not asked for: the layer then does more than we know.</summary>
    internal void RequireNoOtherWeights()
    {
        if (Weights.Count > usedCount)
            throw Refusal(KerasText.ManyWeights.Fill(Weights.Count, usedCount));
    }

    private VitrineException Unreadable(string setting, JsonElement value) => Refusal(KerasText.Unreadable.Fill(setting, Short(value.GetRawText())));

    private double NumberOf(string setting, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Unreadable(setting, value);

    private int IntegerOf(string setting, JsonElement value)
    {
        var number = NumberOf(setting, value);
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : throw Unreadable(setting, value);
    }

    private static string Short(string text) => text.Length <= 60 ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, 60)}…");
}
