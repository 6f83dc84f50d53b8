using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Vitrine.Inference;
using Vitrine.Inference.Bundles;
using Vitrine.Tests.Data;
using Xunit;

namespace Vitrine.Tests.Inference.Bundles;

public sealed class ManifestSealTests
{
    private const int SealLength = 83;

    private static readonly byte[] Sealed = BundleReader.Open(TinyBundle.Golden).Manifest.ToJson();

    [Fact]
    public void The_last_member_is_the_hash_of_all_that_stands_before_it()
    {
        var (text, seal) = (Sealed[..^SealLength], Encoding.UTF8.GetString(Sealed[^SealLength..]));
        seal.ShouldBe($",\n  \"sha256\": \"{Convert.ToHexStringLower(SHA256.HashData(text))}\"\n}}\n");
        Encoding.UTF8.GetString(text).ShouldEndWith("\"\n  }");
        Should.NotThrow(() => Read(Sealed));
    }

    [Fact]
    public void A_manifest_of_an_earlier_version_has_none_and_is_taken_as_it_is()
    {
        var golden = File.ReadAllBytes(Path.Combine(TinyBundle.Golden, BundleFiles.Manifest));
        JsonNode.Parse(golden)!.AsObject().ContainsKey("sha256").ShouldBeFalse();
        Read(golden).Name.ShouldBe("tiny");
    }

    [Fact]
    public void No_byte_of_the_text_can_change()
    {
        for (var place = 0; place < Sealed.Length - SealLength; place++)
        {
            for (var bit = 0; bit < 8; bit++)
                Refused(place, (byte)(Sealed[place] ^ (1 << bit)));
        }
    }

    [Fact]
    public void No_byte_of_the_seal_can_become_any_other()
    {
        for (var place = Sealed.Length - SealLength; place < Sealed.Length; place++)
        {
            for (var change = 1; change <= byte.MaxValue; change++)
                Refused(place, (byte)(Sealed[place] ^ change));
        }
    }

    /// <summary>The same JSON in other bytes.</summary>
    [Theory]
    [InlineData("line ends")]
    [InlineData("no last line feed")]
    [InlineData("one more line feed")]
    [InlineData("byte order mark")]
    [InlineData("in one line")]
    [InlineData("one more member")]
    [InlineData("seal in front")]
    public void Nothing_but_bytes_counts(string change)
    {
        using var spoken = new SpokenLanguage(Language.English);
        using var bundle = new TinyBundle();
        File.WriteAllText(bundle[BundleFiles.Manifest], Changed(Encoding.UTF8.GetString(Sealed), change));
        var refusal = Should.Throw<VitrineException>(() => BundleReader.Open(bundle.Path));
        refusal.Kind.ShouldBe(FailureKind.DataOrModel);
        refusal.Message.ShouldBe($"{bundle[BundleFiles.Manifest]} was altered after it was written, for it does not end in the SHA-256 of its own text: copy the bundle again.");
    }

    [Fact]
    public void A_member_that_a_later_version_adds_is_sealed_too()
    {
        var text = Encoding.UTF8.GetString(Sealed[..^SealLength]) + ",\n  \"later\": \"yes\"\n}";
        Read(ManifestSeal.Seal(Encoding.UTF8.GetBytes(text))).Name.ShouldBe("tiny");
    }

    [Theory]
    [InlineData("accurate")]
    [InlineData("best")]
    [InlineData("small")]
    [InlineData("tiny")]
    public void Models_that_come_with_Vitrine_are_sealed(string model)
    {
        var file = File.ReadAllBytes(Path.Combine(Repository.Root, "models", model, BundleFiles.Manifest));
        JsonNode.Parse(file)!["sha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(file.AsSpan()[..^SealLength])));
    }

    private static string Changed(string json, string change) => change switch
    {
        "line ends" => json.ReplaceLineEndings("\r\n"),
        "no last line feed" => json[..^1],
        "one more line feed" => json + "\n",
        "byte order mark" => "\uFEFF" + json,
        "in one line" => JsonNode.Parse(json)!.ToJsonString(),
        "one more member" => json[..^"\n}\n".Length] + ",\n  \"note\": \"mine\"\n}\n",
        "seal in front" => $"{{\n  \"sha256\": \"{JsonNode.Parse(json)!["sha256"]}\",{json[1..^SealLength]}\n}}\n",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    private static void Refused(int place, byte value)
    {
        byte[] altered = [.. Sealed];
        altered[place] = value;
        Should.Throw<VitrineException>(() => Read(altered), $"byte {place} as {value}").Kind.ShouldBe(FailureKind.DataOrModel);
    }

    private static BundleManifest Read(byte[] json) => ManifestReader.Read(BundleFiles.Manifest, json);
}
