using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Vitrine.Data;
using Xunit;

namespace Vitrine.Tests.Data;

public sealed partial class DataTextTests
{
    private static readonly Dictionary<string, string> English = In("");
    private static readonly Dictionary<string, string> Portuguese = In("pt");

    public static TheoryData<string> Keys => [.. English.Keys];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_sentence_is_there_in_Portuguese_with_the_same_places(string key)
    {
        Portuguese.ShouldContainKey(key);
        Portuguese[key].ShouldNotBe(English[key]);
        Places(Portuguese[key]).ShouldBe(Places(English[key]));
    }

    [Fact]
    public void Portuguese_has_no_sentence_of_its_own() => Portuguese.Keys.Except(English.Keys).ShouldBeEmpty();

    private static IEnumerable<string> Places(string sentence) =>
        Place.Matches(sentence).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> In(string culture)
    {
        var set = DataText.ResourceManager.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false);
        set.ShouldNotBeNull();
        return set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, 1000)]
    private static partial Regex Place { get; }
}
