namespace BlogApp.Features.Import.Html.Lines;

/// <summary>
/// Encodes marks, links and code in a line until the whole line is known, using control characters, which no text
/// contains. Only then is it clear which of Markdown's signs work in their positions.
/// </summary>
internal static class MarkSign
{
    public const char LinkBegin = '\u0001', LinkEnd = '\u0002', End = '\u0003', Code = '\u0004', Piece = '\u0005';

    private const char FirstOpen = '\u000e', FirstClose = '\u0015';

    public static string Around(Mark mark, string words) => string.IsNullOrWhiteSpace(words) ? words : $"{(char)(FirstOpen + mark)}{words}{(char)(FirstClose + mark)}";

    public static string Link(string words, string destination) => $"{LinkBegin}{words}{LinkEnd}{destination}{End}";

    public static string OfCode(string code) => code.Length == 0 ? "" : $"{Code}{code}{End}";

    /// <summary>Markdown that must not be split, such as a picture.</summary>
    public static string Whole(string markdown) => $"{Piece}{markdown}{End}";

    public static bool Opens(char c, out Mark mark)
    {
        mark = (Mark)(c - FirstOpen);
        return c is >= FirstOpen and < FirstClose;
    }

    public static bool Closes(char c, out Mark mark)
    {
        mark = (Mark)(c - FirstClose);
        return c is >= FirstClose and < (char)(FirstClose + 7);
    }

    /// <summary>The lines of a text. Marks that span lines are closed and reopened at each line end.</summary>
    public static IEnumerable<string> Lines(string written)
    {
        if (!written.Contains('\n', StringComparison.Ordinal))
            return [written];
        var open = new List<Mark>();
        var lines = new List<string>();
        foreach (var raw in written.Split('\n'))
        {
            var line = string.Concat(open.Select(mark => (char)(FirstOpen + mark))) + raw;
            foreach (var c in raw)
            {
                if (Opens(c, out var opened))
                    open.Add(opened);
                else if (Closes(c, out var closed) && open.LastIndexOf(closed) is >= 0 and var at)
                    open.RemoveAt(at);
            }
            lines.Add(line + string.Concat(open.AsEnumerable().Reverse().Select(mark => (char)(FirstClose + mark))));
        }
        return lines;
    }
}
