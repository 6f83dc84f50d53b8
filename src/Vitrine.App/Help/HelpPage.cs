using System.Text;
using Vitrine.App.Verbs;
using Vitrine.Inference;

namespace Vitrine.App.Help;

/// <summary>The text of <c>--help</c>, in the current language.</summary>
internal static class HelpPage
{
    private const int WidestText = 100;

    /// <summary>What the program is and which verbs it has.</summary>
    internal static string OfProgram(IReadOnlyList<Verb> verbs, int width)
    {
        var page = new HelpWriter(Math.Min(width, WidestText));
        page.Paragraph(HelpText.Program);
        page.Section(HelpText.Usage, HelpText.ProgramUsage);
        page.Table(HelpText.Verbs, verbs.Select(verb => (verb.Name, verb.Summary)));
        page.Table(HelpText.CommonOptions, CommonOptions.All.Append(CommonOptions.Version).Select(Row));
        page.Examples(HelpText.Examples, HelpText.ProgramExamples.Split('\n').Select(line => line.Split('|', 2)).Select(parts => new Example(parts[0], parts[1])));
        page.Paragraph(HelpText.MoreAboutAVerb);
        return page.ToString();
    }

    /// <summary>A group of verbs such as <c>data</c>.</summary>
    internal static string OfGroup(string name, IEnumerable<Verb> verbs, int width)
    {
        var page = new HelpWriter(Math.Min(width, WidestText));
        page.Section(HelpText.Usage, $"vitrine {name} {HelpText.VerbPlace}");
        page.Table(HelpText.Verbs, verbs.Select(verb => (verb.Name, verb.Summary)));
        page.Table(HelpText.CommonOptions, CommonOptions.All.Select(Row));
        page.Paragraph(HelpText.MoreAboutAVerb);
        return page.ToString();
    }

    internal static string OfVerb(Verb verb, int width)
    {
        var page = new HelpWriter(Math.Min(width, WidestText));
        page.Paragraph(verb.Summary);
        page.Section(HelpText.Usage, Usage(verb));
        if (verb.Description is { } description)
            page.Paragraph(description);
        page.Table(HelpText.Operands, verb.Operands.Select(operand => (operand.Label, operand.Help())));
        page.Table(HelpText.Options, verb.Options.Select(Row));
        page.Table(HelpText.CommonOptions, CommonOptions.All.Select(Row));
        page.Examples(HelpText.Examples, verb.Examples);
        return page.ToString();
    }

    private static string Usage(Verb verb)
    {
        var usage = new StringBuilder("vitrine ").Append(verb.Name);
        foreach (var operand in verb.Operands)
            usage.Append(' ').Append(operand.Label);
        return usage.Append(' ').Append(HelpText.OptionsPlace).ToString();
    }

    private static (string Label, string Help) Row(VerbOption option)
    {
        var name = option.Alias is null ? option.Name : $"{option.Alias}, {option.Name}";
        var label = option.ValueName is null ? name : $"{name} {option.ValueName()}";
        return (label, option.Default is null ? option.Help() : $"{option.Help()} {HelpText.Default.Fill(option.Default)}");
    }
}
