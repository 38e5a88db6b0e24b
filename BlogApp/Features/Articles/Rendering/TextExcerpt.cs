using System.Text;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>Shortens a text for a list, a feed or a description.</summary>
internal static class TextExcerpt
{
    private const char Ellipsis = '…';

    /// <summary>At most <paramref name="length"/> characters on one line, cut between words and never inside a character.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        var line = OneLine(text, length + 1);
        if (line.Length <= length)
            return line;
        var end = length - 1;
        if (char.IsLowSurrogate(line[end]))
            end--;
        // Cut at the last space, but remove at most a third: Chinese has no spaces, and neither does a long address.
        var space = line.LastIndexOf(' ', end);
        if (space > length * 2 / 3)
            end = space;
        return line[..end].TrimEnd(' ', ',', ';', ':', '，', '、', '；', '：', '-', '–') + Ellipsis;
    }

    private static string OneLine(string text, int enough)
    {
        var line = new StringBuilder(Math.Min(text.Length, enough + 1));
        foreach (var c in text)
        {
            if (line.Length >= enough)
                break;
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }
        return line.Length < enough ? line.ToString().TrimEnd() : line.ToString();
    }
}
