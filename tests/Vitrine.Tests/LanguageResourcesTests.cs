using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Shouldly;
using Vitrine.Inference;
using Xunit;

namespace Vitrine.Tests;

/// <summary>Every sentence of every Vitrine assembly in both languages.</summary>
public sealed partial class LanguageResourcesTests
{
    // More words than a name or a unit has: a sentence of this length, unlike a command, is not the same in two languages.
    private const int SentenceWordCount = 5;

    public static TheoryData<string, string> Resources()
    {
        var resources = new TheoryData<string, string>();
        foreach (var assembly in VitrineAssemblies())
        {
            foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".resources", StringComparison.Ordinal)))
                resources.Add(assembly.GetName().Name!, Path.GetFileNameWithoutExtension(name));
        }

        return resources;
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Portuguese_has_every_sentence_English_has(string assembly, string resource)
    {
        var (english, portuguese) = Sentences(assembly, resource);
        portuguese.Keys.Order().ShouldBe(english.Keys.Order());
        english.Keys.Where(key => portuguese[key].Length == 0 && english[key].Length > 0).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void Both_languages_have_the_same_places_to_fill(string assembly, string resource)
    {
        var (english, portuguese) = Sentences(assembly, resource);
        foreach (var (key, sentence) in english)
            Places(portuguese[key]).ShouldBe(Places(sentence), key);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void No_sentence_was_left_in_English(string assembly, string resource)
    {
        var (english, portuguese) = Sentences(assembly, resource);
        foreach (var (key, sentence) in english.Where(each => IsSentence(each.Value)))
            portuguese[key].ShouldNotBe(sentence, key);
    }

    [Fact]
    public void All_assemblies_with_sentences_are_looked_at() =>
        VitrineAssemblies().Select(assembly => assembly.GetName().Name).ShouldBe(["Vitrine", "Vitrine.Comparison", "Vitrine.Inference", "vitrine-cli"], ignoreOrder: true);

    private static Assembly[] VitrineAssemblies() =>
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name.StartsWith("vitrine", StringComparison.OrdinalIgnoreCase) && name != "Vitrine.Tests")
            .Select(Assembly.Load),
    ];

    private static (Dictionary<string, string> English, Dictionary<string, string> Portuguese) Sentences(string assembly, string resource)
    {
        var manager = new ResourceManager(resource, Assembly.Load(assembly));
        return (Sentences(manager, CultureInfo.InvariantCulture), Sentences(manager, Language.Portuguese.Culture));
    }

    private static Dictionary<string, string> Sentences(ResourceManager manager, CultureInfo culture) =>
        manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)
            .ShouldNotBeNull($"{manager.BaseName} has no {culture.Name} sentences")
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static bool IsSentence(string text) => text.Split(' ').Length >= SentenceWordCount && char.IsUpper(text[0]);

    private static string[] Places(string sentence) =>
        [.. Place().Matches(sentence).Select(match => match.Groups["index"].Value).Distinct().Order(StringComparer.Ordinal)];

    // {0} and {0:N1}, but not the {{0}} that stands for itself.
    [GeneratedRegex(@"(?<!\{)\{(?<index>[0-9]+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
