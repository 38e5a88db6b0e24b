using System.Collections.Frozen;
using System.Text;

namespace BlogApp.Features.Import.Html.Lines;

/// <summary>
/// Writes a line with Markdown's signs. A sign works only with suitable letters, spaces and punctuation around it. The
/// result is therefore parsed the way the blog parses it. If a mark would show its signs, punctuation is moved out of
/// it, or the mark is removed.
/// </summary>
internal static class LineWriter
{
    public const string Note = "Marks inside a word, where Markdown knows none, are ordinary text.";
    public const string LongRaised = "Long raised or lowered text is ordinary text.";

    // Superscript and subscript contain no breaking spaces; a longer one could not wrap any more.
    private const int LongestRaised = 40;

    // Parsing this many characters takes about 30 ms. A line built to cost more loses its marks instead.
    private const int MostRead = 3_000_000;

    private static readonly FrozenSet<char> Punctuation = ".,;:!?'\"…“”‘’„«»‹›—–。，；：！？、（）《》「」『』¿¡".ToFrozenSet();

    public static string Write(string line, ISet<string> notes)
    {
        var parts = LinePart.Parse(line);
        Raise(parts, notes);
        var pairs = parts.Where(part => part.Kind == LinePartKind.Open).Select(part => part.Pair).ToList();
        if (pairs.Count == 0)
            return Composed(parts, null);
        var words = ParsedLine.Parse(Composed([.. parts.Where(part => part.Pair < 0)], null))?.Words;
        var left = MostRead;
        foreach (var underscores in (bool[])[false, true])
        {
            if (Written(parts, pairs.ToDictionary(pair => pair, _ => underscores)) is { } whole)
                return whole;
        }
        return OneByOne();

        string? Written(List<LinePart> candidate, Dictionary<int, bool> underscores)
        {
            var chosen = candidate.Where(part => part.Pair < 0 || underscores.ContainsKey(part.Pair)).ToList();
            var text = Composed(chosen, underscores);
            left -= text.Length;
            return left > 0 && ParsedLine.Parse(text) is { } read && read.Words == words && read.Shape == ParsedLine.ShapeOf(LinePart.Tidied(chosen)) ? text : null;
        }

        string OneByOne()
        {
            var kept = new Dictionary<int, bool>();
            var present = parts;
            var text = Composed([.. parts.Where(part => part.Pair < 0)], null);
            foreach (var pair in pairs)
            {
                // The mark was merged with another one when punctuation moved out from between them.
                if (!present.Exists(part => part.Pair == pair))
                    continue;
                var found = Ways(present, pair).Select(way => (way.Parts, Underscores: new Dictionary<int, bool>(kept) { [pair] = way.Underscores }))
                    .Select(way => (way.Parts, way.Underscores, Text: Written(way.Parts, way.Underscores))).FirstOrDefault(way => way.Text is not null);
                if (found.Text is null)
                {
                    notes.Add(Note);
                    present = [.. present.Where(part => part.Pair != pair)];
                    continue;
                }
                (present, kept, text) = (found.Parts, found.Underscores, found.Text);
            }
            return text;
        }
    }

    /// <summary>The variants of a mark: as it is, or without punctuation at its edges; with asterisks, or with underscores.</summary>
    private static IEnumerable<(List<LinePart> Parts, bool Underscores)> Ways(List<LinePart> parts, int pair)
    {
        foreach (var (front, back) in ((bool, bool)[])[(false, false), (false, true), (true, false), (true, true)])
        {
            if (Narrowed(parts, pair, front, back) is not { } narrowed)
                continue;
            yield return (narrowed, false);
            if (parts.Exists(part => part.Pair == pair && part.Mark is Mark.Emphasis or Mark.Strong))
                yield return (narrowed, true);
        }
    }

    private static List<LinePart>? Narrowed(List<LinePart> parts, int pair, bool front, bool back)
    {
        var narrowed = new List<LinePart>(parts);
        if (front)
        {
            var open = narrowed.FindIndex(part => part.Pair == pair);
            if (open + 1 >= narrowed.Count || narrowed[open + 1] is not { Kind: LinePartKind.Text, Text: var text })
                return null;
            var moved = Units(text).TakeWhile(IsMovable).Sum(unit => unit.Length);
            if (moved == 0)
                return null;
            (narrowed[open], narrowed[open + 1]) = (new(LinePartKind.Text, text[..moved]), narrowed[open]);
            narrowed.Insert(open + 2, new(LinePartKind.Text, text[moved..]));
        }
        if (back)
        {
            var close = narrowed.FindLastIndex(part => part.Pair == pair);
            if (narrowed[close - 1] is not { Kind: LinePartKind.Text, Text: var text })
                return null;
            var moved = Enumerable.Reverse(Units(text)).TakeWhile(IsMovable).Sum(unit => unit.Length);
            if (moved == 0)
                return null;
            (narrowed[close - 1], narrowed[close]) = (new(LinePartKind.Text, text[..^moved]), narrowed[close]);
            narrowed.Insert(close + 1, new(LinePartKind.Text, text[^moved..]));
        }
        narrowed = LinePart.Tidied(narrowed);
        return narrowed.Exists(part => part.Pair == pair) ? narrowed : null;
    }

    /// <summary>The characters as written; an escaped character counts as one.</summary>
    private static List<string> Units(string text)
    {
        var units = new List<string>();
        for (var at = 0; at < text.Length; at += units[^1].Length)
        {
            var length = text[at] == '\\' && at + 1 < text.Length ? 2
                : text.AsSpan(at).StartsWith(MarkdownEscape.Backtick) ? MarkdownEscape.Backtick.Length
                : text[at] == '<' && text.IndexOf('>', at) is > 0 and var end ? end - at + 1
                : 1;
            units.Add(text.Substring(at, length));
        }
        return units;
    }

    private static bool IsMovable(string unit) => unit[0] == '\\' || unit == MarkdownEscape.Backtick || (unit.Length == 1 && (Punctuation.Contains(unit[0]) || char.IsWhiteSpace(unit[0])));

    private static string Composed(List<LinePart> parts, Dictionary<int, bool>? underscores)
    {
        var text = new StringBuilder();
        foreach (var part in LinePart.Tidied(parts))
        {
            text.Append(part.Kind switch
            {
                LinePartKind.Open or LinePartKind.Close => Sign(part.Mark, underscores![part.Pair]),
                LinePartKind.LinkBegin => "[",
                LinePartKind.LinkEnd => $"]({part.Text})",
                LinePartKind.Code => MarkdownEscape.Code(part.Text),
                _ => part.Text,
            });
        }
        return text.ToString();
    }

    private static string Sign(Mark mark, bool underscores) => mark switch
    {
        Mark.Emphasis => underscores ? "_" : "*",
        Mark.Strong => underscores ? "__" : "**",
        Mark.Deleted => "~~",
        Mark.Inserted => "++",
        Mark.Highlighted => "==",
        Mark.Lowered => "~",
        _ => "^",
    };

    /// <summary>Converts spaces inside superscript and subscript to non-breaking ones, which do not end it.</summary>
    private static void Raise(List<LinePart> parts, ISet<string> notes)
    {
        foreach (var pair in parts.Where(part => part is { Kind: LinePartKind.Open, Mark: Mark.Raised or Mark.Lowered }).Select(part => part.Pair).ToList())
        {
            var (from, to) = (parts.FindIndex(part => part.Pair == pair), parts.FindLastIndex(part => part.Pair == pair));
            var inner = Enumerable.Range(from + 1, to - from - 1).Where(at => parts[at].Kind == LinePartKind.Text && parts[at].Text.Contains(' ', StringComparison.Ordinal)).ToList();
            if (inner.Count == 0)
                continue;
            if (inner.Sum(at => parts[at].Text.Length) <= LongestRaised)
            {
                inner.ForEach(at => parts[at] = parts[at] with { Text = parts[at].Text.Replace(' ', '\u00a0') });
                continue;
            }
            notes.Add(LongRaised);
            parts.RemoveAt(to);
            parts.RemoveAt(from);
        }
    }
}
