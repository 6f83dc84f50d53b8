using System.Globalization;
using System.Resources;
using System.Text;
using Shouldly;
using Vitrine.App.Terminals;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class TerminalEncodingTests
{
    [Theory]
    [InlineData(null, "utf-8")]
    [InlineData("C", "utf-8")]
    [InlineData("pt_BR.UTF-8", "utf-8")]
    [InlineData("pt_BR.utf8", "utf-8")]
    [InlineData("pt_BR.ISO-8859-1", "iso-8859-1")]
    [InlineData("pt_BR.ISO-8859-1@euro", "iso-8859-1")]
    [InlineData("ja_JP.eucJP", "us-ascii")]
    public void The_locale_names_the_character_set(string? locale, string name) =>
        TerminalEncoding.OfLocale(variable => variable == "LANG" ? locale : null).WebName.ShouldBe(name);

    [Fact]
    public void What_a_character_set_lacks_is_written_similarly() =>
        Encoding.ASCII.GetString(TerminalEncoding.Ascii.GetBytes("Época 1–2 · 98,7 % ━━╌ ✓ …")).ShouldBe("Epoca 1-2 * 98,7 % --- + ...");

    [Theory]
    [InlineData("en")]
    [InlineData("pt")]
    public void Every_sentence_of_the_program_survives_a_terminal_without_utf8(string language)
    {
        var assembly = typeof(Terminal).Assembly;
        var lost = new List<string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith("Text.resources", StringComparison.Ordinal)))
        {
            var manager = new ResourceManager(name[..^".resources".Length], assembly);
            using var texts = manager.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language == "en")!;
            lost.AddRange(texts.Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Value!).Where(LosesSomething));
        }
        lost.ShouldBeEmpty();
    }

    private static bool LosesSomething(string text) =>
        TerminalEncoding.Ascii.GetBytes(text).Count(value => value == (byte)'?') != text.Count(character => character == '?');
}
