using System.Globalization;
using System.Text;
using ICU4N.Text;

namespace BlogApp.Features.Search.Index;

/// <summary>
/// Finds the words of Thai, Lao, Burmese and Khmer, which are written without spaces, with ICU's dictionaries. They are
/// loaded with the first such text: half a second and 3.5 MiB of tables, then 1 ms for 1,000 letters. Other text costs four scans for its letters. Thread-safe.
/// </summary>
internal static class WordBoundaries
{
    private static readonly Lock Turn = new();
    private static BreakIterator? s_words;

    /// <summary>The text with a <see cref="SearchText.Separator"/> at each boundary of a word that has no space.</summary>
    public static string Separate(string text)
    {
        var start = Next(text, 0);
        if (start < 0)
            return text;
        var separated = new StringBuilder(text.Length * 3 / 2);
        var done = 0;
        lock (Turn)
        {
            for (; start >= 0; start = Next(text, done))
            {
                var end = start + 1;
                while (end < text.Length && IsUnspaced(text[end]))
                    end++;
                separated.Append(text, done, start - done);
                // Beside another script, too: between Thai and C# is a boundary.
                if (start > 0 && !char.IsWhiteSpace(text[start - 1]))
                    separated.Append(SearchText.Separator);
                Separate(text[start..end], separated);
                if (end < text.Length && !char.IsWhiteSpace(text[end]))
                    separated.Append(SearchText.Separator);
                done = end;
            }
        }
        return separated.Append(text, done, text.Length - done).ToString();
    }

    private static void Separate(string run, StringBuilder separated)
    {
        var words = s_words ??= BreakIterator.GetWordInstance(CultureInfo.InvariantCulture);
        words.SetText(run);
        var start = words.First();
        for (var end = words.Next(); end != BreakIterator.Done; start = end, end = words.Next())
        {
            if (start > 0)
                separated.Append(SearchText.Separator);
            separated.Append(run, start, end - start);
        }
    }

    private static int Next(string text, int from)
    {
        var first = -1;
        var rest = text.AsSpan(from);
        Nearest(rest.IndexOfAnyInRange('\u0E00', '\u0EFF'));
        Nearest(rest.IndexOfAnyInRange('\u1000', '\u109F'));
        Nearest(rest.IndexOfAnyInRange('\u1780', '\u17FF'));
        Nearest(rest.IndexOfAnyInRange('\uA9E0', '\uAA7F'));
        for (; first >= 0 && from + first < text.Length; first++)
            if (IsUnspaced(text[from + first]))
                return from + first;
        return -1;

        void Nearest(int found)
        {
            if (found >= 0 && (first < 0 || found < first))
                first = found;
        }
    }

    /// <summary>A letter or mark of these scripts. Their digits and signs are no parts of words.</summary>
    private static bool IsUnspaced(char letter) =>
        (letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\uA9E0' and <= '\uA9FF') or (>= '\uAA60' and <= '\uAA7F'))
        && char.GetUnicodeCategory(letter) is not (UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherPunctuation or UnicodeCategory.OtherNotAssigned or UnicodeCategory.CurrencySymbol);
}
