using System.Text;

namespace Vitrine.App.Terminals;

/// <summary>Writes what a terminal's character set lacks with characters that every set has.</summary>
internal sealed class SimilarCharacters : EncoderFallback
{
    // Each group's characters, then what stands for every one of them.
    private static readonly Dictionary<char, string> Similar = new (string Characters, string Similar)[]
    {
        ("áàâã", "a"), ("ÁÀÂÃ", "A"), ("éê", "e"), ("ÉÊ", "E"), ("í", "i"), ("Í", "I"), ("óôõ", "o"), ("ÓÔÕ", "O"), ("ú", "u"), ("Ú", "U"),
        ("ç", "c"), ("Ç", "C"), ("–—−─━╌", "-"), ("…", "..."), ("→", "->"), ("←", "<-"), ("✓", "+"), ("✗", "x"), ("·•", "*"), ("×", "x"),
        ("±", "+/-"), ("≥", ">="), ("≤", "<="), ("≈", "~"), ("“”", "\""), ("‘’", "'"), ("│┃", "|"), ("┌┐└┘├┤┬┴┼╭╮╰╯╇┏┓┡┩", "+"), ("▁▂", "_"), ("▃▄▅", "-"), ("▆▇", "'"), ("█▓", "#"),
        ("▏▎▍▌▋▊▉", "#"), ("░", "."), ("\u00A0\u202F", " "), ("²", "2"), ("³", "3"), ("º", "o"), ("ª", "a"),
    }.SelectMany(group => group.Characters, (group, character) => (character, group.Similar)).ToDictionary();

    public override int MaxCharCount => 3;

    public override EncoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private sealed class Buffer : EncoderFallbackBuffer
    {
        private string text = "";
        private int position;

        public override int Remaining => text.Length - position;

        public override bool Fallback(char charUnknown, int index)
        {
            (text, position) = (Similar.GetValueOrDefault(charUnknown, "?"), 0);
            return true;
        }

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index)
        {
            (text, position) = ("?", 0);
            return true;
        }

        public override char GetNextChar() => position < text.Length ? text[position++] : '\0';

        public override bool MovePrevious()
        {
            if (position == 0)
                return false;
            position--;
            return true;
        }

        public override void Reset() => (text, position) = ("", 0);
    }
}
