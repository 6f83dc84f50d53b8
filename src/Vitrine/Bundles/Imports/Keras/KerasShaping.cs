using System.Text.Json;
using Vitrine.Inference;
using Vitrine.Models;

namespace Vitrine.Bundles.Imports.Keras;

/// <summary>Keras layers that compute nothing.</summary>
internal static class KerasShaping
{
    /// <summary>Row by row, in it column by column, in it channel by channel: as ours.</summary>
    internal static void Flatten(KerasConversion conversion, KerasLayer layer)
    {
        layer.Require("data_format", "channels_last");
        conversion.See(KerasForm.Flat);
    }

    /// <summary>Only what leaves the values where they are: one channel with or without a dimension of its own, and maps as a vector.</summary>
    internal static void Reshape(KerasConversion conversion, KerasLayer layer)
    {
        var (shape, target) = (conversion.Shape, layer.Integers("target_shape"));
        var known = target.Where(size => size >= 0).Aggregate(1L, (product, size) => product * size);
        IReadOnlyList<long> sizes = [.. target.Select(size => size >= 0 ? size : known == 0 ? 0 : shape.ElementCount / known)];
        KerasForm? form = sizes switch
        {
            [var count] when count == shape.ElementCount => KerasForm.Flat,
            [var height, var width] when !shape.IsFlat && shape.Channels == 1 && (height, width) == (shape.Height, shape.Width) => KerasForm.Matrix,
            [var height, var width, var channels] when !shape.IsFlat && (height, width, channels) == (shape.Height, shape.Width, shape.Channels) => KerasForm.Maps,
            _ => null,
        };
        conversion.See(form ?? throw layer.Refusal(KerasText.OtherReshape.Fill(string.Join(", ", target))));
    }

    internal static void ZeroPadding(KerasConversion conversion, KerasLayer layer)
    {
        layer.Require("data_format", "channels_last");
        conversion.RequireMaps(layer);
        var (top, bottom, left, right) = Sides(layer);
        conversion.Add(layer, new ZeroPad { Top = top, Bottom = bottom, Left = left, Right = right });
    }

    /// <summary>[[top, bottom], [left, right]], or [height, width], or one number for all.</summary>
    private static (int Top, int Bottom, int Left, int Right) Sides(KerasLayer layer)
    {
        if (layer.Find("padding") is not { ValueKind: JsonValueKind.Array } padding || padding.EnumerateArray().Any(side => side.ValueKind != JsonValueKind.Array))
        {
            return layer.Integers("padding", 1) switch
            {
                [var all] => (all, all, all, all),
                [var height, var width] => (height, height, width, width),
                var other => throw layer.Refusal(KerasText.Unreadable.Fill("padding", string.Join(", ", other))),
            };
        }
        int[] sides = [.. padding.EnumerateArray().SelectMany(pair => pair.EnumerateArray()).Select(side => side.TryGetInt32(out var size) ? size : -1)];
        return sides is [var top, var bottom, var left, var right] ? (top, bottom, left, right) : throw layer.Refusal(KerasText.Unreadable.Fill("padding", padding.GetRawText()));
    }
}
