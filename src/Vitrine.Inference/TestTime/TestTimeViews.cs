using System.Text.Json.Serialization;

namespace Vitrine.Inference.TestTime;

/// <summary>As which versions of itself an image is shown to the network.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TestTimeViews>))]
public enum TestTimeViews
{
    /// <summary>As it is.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>As it is and mirrored left to right, half the weight each: two passes.</summary>
    [JsonStringEnumMemberName("flip")]
    Flip,

    /// <summary>
    /// Both, in place and moved by one pixel up and left and down and right; unmoved views have half the weight, moved ones a quarter
    /// each direction (Jordan 2024, arXiv:2404.00498): six passes.
    /// </summary>
    [JsonStringEnumMemberName("flipShift")]
    FlipShift,

    /// <summary>
    /// Both, in place and moved by one pixel up, down, left and right, the same weight each: ten passes. What comes into sight is the image
    /// mirrored at its border, as in the random crops of training.
    /// </summary>
    [JsonStringEnumMemberName("flipCross")]
    FlipCross,
}
