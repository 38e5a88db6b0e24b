using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Import.Html;

/// <summary>Escapes plain text so that Markdown shows exactly that text.</summary>
internal static partial class MarkdownEscape
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(@"\`*_[]<|~^$+=!&");

    /// <summary>A backtick that does not join those of a following code span.</summary>
    public const string Backtick = "&#96;";

    /// <summary>Escapes text inside a line. Addresses in it become links, as the renderer would make them.</summary>
    public static string Text(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var from = 0;
        foreach (Match address in Address().Matches(text))
        {
            var url = Trimmed(address.Value);
            Append(escaped, text.AsSpan(from, address.Index - from), before: from == 0 ? '\0' : text[from - 1]);
            escaped.Append('<').Append(url).Append('>');
            from = address.Index + url.Length;
        }
        Append(escaped, text.AsSpan(from), before: from == 0 ? '\0' : text[from - 1]);
        return escaped.ToString();
    }

    /// <summary>Escapes whatever would begin a block at the start of a line.</summary>
    public static string LineStart(string line)
    {
        if (line.Length == 0)
            return line;
        var bullet = line[0] is '+' && (line.Length == 1 || line[1] == ' ');
        if (line[0] is '#' or '>' or '-' or ':' || bullet || line.AsSpan().TrimEnd().IndexOfAnyExcept('=') < 0)
            return '\\' + line;
        var number = NumberedItem().Match(line);
        return number.Success ? line[..(number.Length - 1)] + '\\' + line[(number.Length - 1)..] : line;
    }

    /// <summary>Formats an address in parentheses.</summary>
    public static string Destination(string address)
    {
        var written = new StringBuilder(address.Length);
        foreach (var c in address.Trim())
        {
            if (c is ' ' or '<' or '>' or '(' or ')' or '\\' or '"' or '|' or '`' || char.IsControl(c))
                written.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else if (char.IsWhiteSpace(c))
                written.Append(Uri.EscapeDataString(c.ToString()));
            else
                written.Append(c);
        }
        return written.ToString();
    }

    /// <summary>Formats a title in quotation marks.</summary>
    public static string Title(string title) => Text(title, addresses: false).Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Escapes text in which addresses must not become links, such as inside a link.</summary>
    public static string Text(string text, bool addresses)
    {
        if (addresses)
            return Text(text);
        var escaped = new StringBuilder(text.Length + 8);
        Append(escaped, text, '\0');
        return escaped.ToString();
    }

    /// <summary>Formats inline code with as many backticks as it needs.</summary>
    public static string Code(string code)
    {
        if (code.Length == 0)
            return "";
        var fence = new string('`', LongestRun(code, '`') + 1);
        var padded = code[0] is '`' || code[^1] is '`' || (code[0] is ' ' && code[^1] is ' ' && code.AsSpan().ContainsAnyExcept(' '));
        return padded ? $"{fence} {code} {fence}" : fence + code + fence;
    }

    public static int LongestRun(string text, char c)
    {
        int longest = 0, run = 0;
        foreach (var letter in text)
            longest = Math.Max(longest, run = letter == c ? run + 1 : 0);
        return longest;
    }

    private static void Append(StringBuilder escaped, ReadOnlySpan<char> text, char before)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var previous = i > 0 ? text[i - 1] : before;
            var next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c == '`' && next == '\0')
            {
                // A code span may follow, and its backticks would join this one.
                escaped.Append(Backtick);
                continue;
            }
            if (c is '\\' or '`' or '*' or '[' or ']' or '<' or '|' or '~' or '^' or '$'
                || (c == '_' && !(char.IsLetterOrDigit(previous) && char.IsLetterOrDigit(next)))
                || (c is '+' or '=' && (previous == c || next == c || next == '\0' || previous == '\0'))
                || (c == '!' && next is '[' or '\0')
                || (c == '&' && Entity().IsMatch(text[i..])))
                escaped.Append('\\');
            // The renderer takes an address up to the next space literally, including backslashes.
            else if (c == '.' && BeginsSite(text, i, before) && text[i..].IndexOf(' ') is var end && text[i..(end < 0 ? text.Length : i + end)].ContainsAny(Escaped))
                escaped.Append('\\');
            // The renderer shows an address without this part.
            else if (c == ':' && (text[..i].EndsWith("mailto", StringComparison.OrdinalIgnoreCase) || text[..i].EndsWith("tel", StringComparison.OrdinalIgnoreCase)))
                escaped.Append('\\');
            // Control characters other than line ends are not allowed in a text.
            escaped.Append(c != '\n' && char.IsControl(c) ? ' ' : c);
        }
    }

    private static bool BeginsSite(ReadOnlySpan<char> text, int dot, char before) =>
        dot >= 3 && text[(dot - 3)..dot].Equals("www", StringComparison.OrdinalIgnoreCase) && !char.IsLetterOrDigit(dot > 3 ? text[dot - 4] : before);

    // Punctuation after an address is not part of it.
    private static string Trimmed(string address)
    {
        var end = address.Length;
        while (end > 0 && (address[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '"' or '\'' or '*' or '_' or '~' or ']' or '}'
            || (address[end - 1] == ')' && address.AsSpan(0, end).Count('(') < address.AsSpan(0, end).Count(')'))))
            end--;
        return address[..end];
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}])https?://[\p{L}\p{N}][^\s<>\\`|“”‘’（），。；、！？…\p{Cc}]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\d{1,9}[.)]", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedItem();

    [GeneratedRegex(@"^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});", RegexOptions.CultureInvariant)]
    private static partial Regex Entity();
}
