using System.Globalization;
using System.Text;

namespace BlogApp.Platform.Logging;

/// <summary>Makes text safe for a terminal: escapes whatever would move the cursor, change colors or text direction, or forge a line.</summary>
internal static class Printable
{
    /// <summary>Precedes each continued line of a message or an exception, so that no text can pass for a line of its own.</summary>
    private const string Indent = "    ";

    /// <summary>Writes a single line, whatever the value contains.</summary>
    public static void WriteValue(TextWriter output, ReadOnlySpan<char> value) => Write(output, value, lines: false);

    /// <summary>Keeps the line breaks, each followed by an indent.</summary>
    public static void WriteLines(TextWriter output, ReadOnlySpan<char> text) => Write(output, text, lines: true);

    private static void Write(TextWriter output, ReadOnlySpan<char> text, bool lines)
    {
        Span<char> chars = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (lines && rune.Value == '\n')
            {
                output.WriteLine();
                output.Write(Indent);
            }
            else if (lines && rune.Value == '\t')
                output.Write('\t');
            else if (IsPlain(rune))
                output.Write(chars[..rune.EncodeToUtf16(chars)]);
            else if (!lines || rune.Value != '\r')
                output.Write(Escape(rune));
        }
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\r' => @"\r",
        '\n' => @"\n",
        '\t' => @"\t",
        < 0x10000 => string.Create(CultureInfo.InvariantCulture, $@"\u{rune.Value:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $@"\U{rune.Value:X8}"),
    };
}
