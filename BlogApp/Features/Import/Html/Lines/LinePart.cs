namespace BlogApp.Features.Import.Html.Lines;

internal enum LinePartKind
{
    /// <summary>Escaped text.</summary>
    Text,
    Open,
    Close,
    LinkBegin,

    /// <summary>Its text holds the destination and the title.</summary>
    LinkEnd,

    /// <summary>Its text is the code itself.</summary>
    Code,

    /// <summary>An indivisible part, such as a picture.</summary>
    Whole,
}

/// <summary>A part of a line.</summary>
/// <param name="Pair">For a mark: the number shared by its start and its end.</param>
internal readonly record struct LinePart(LinePartKind Kind, string Text, Mark Mark = default, int Pair = -1)
{
    public bool Begins => Kind is LinePartKind.Open or LinePartKind.LinkBegin;

    public bool Ends => Kind is LinePartKind.Close or LinePartKind.LinkEnd;

    /// <summary>Splits a line into parts. Marks without effect are removed, and spaces at the edges of marks are moved outside.</summary>
    public static List<LinePart> Parse(string line)
    {
        var parts = Tidied(Parsed(line));
        if (parts.Count > 0 && parts[0].Kind == LinePartKind.Text)
            parts[0] = parts[0] with { Text = parts[0].Text.TrimStart(' ', '\u00a0') };
        if (parts.Count > 0 && parts[^1].Kind == LinePartKind.Text)
            parts[^1] = parts[^1] with { Text = parts[^1].Text.TrimEnd(' ', '\u00a0') };
        parts.RemoveAll(part => part is { Kind: LinePartKind.Text, Text: "" });
        return parts;
    }

    private static List<LinePart> Parsed(string line)
    {
        var parts = new List<LinePart>();
        var open = new List<(Mark Mark, int Pair)>();
        var pairs = 0;
        for (var at = 0; at < line.Length;)
        {
            var c = line[at];
            if (MarkSign.Opens(c, out var opened))
            {
                // A mark nested in itself has no effect.
                var pair = open.Exists(o => o.Mark == opened) ? -1 : pairs++;
                open.Add((opened, pair));
                if (pair >= 0)
                    parts.Add(new(LinePartKind.Open, "", opened, pair));
                at++;
            }
            else if (MarkSign.Closes(c, out var closed))
            {
                var which = open.FindLastIndex(o => o.Mark == closed);
                if (which >= 0 && open[which].Pair >= 0)
                    parts.Add(new(LinePartKind.Close, "", closed, open[which].Pair));
                if (which >= 0)
                    open.RemoveAt(which);
                at++;
            }
            else if (c == MarkSign.LinkBegin)
            {
                parts.Add(new(LinePartKind.LinkBegin, ""));
                at++;
            }
            else if (c is MarkSign.LinkEnd or MarkSign.Code or MarkSign.Piece)
            {
                var end = line.IndexOf(MarkSign.End, at);
                var kind = c switch { MarkSign.LinkEnd => LinePartKind.LinkEnd, MarkSign.Code => LinePartKind.Code, _ => LinePartKind.Whole };
                parts.Add(new(kind, line[(at + 1)..end]));
                at = end + 1;
            }
            else
            {
                var end = at;
                while (end < line.Length && !IsSign(line[end]))
                    end++;
                parts.Add(new(LinePartKind.Text, line[at..Math.Max(end, at + 1)]));
                at = Math.Max(end, at + 1);
            }
        }
        return parts;
    }

    private static bool IsSign(char c) => c is MarkSign.LinkBegin or MarkSign.LinkEnd or MarkSign.Code or MarkSign.Piece || MarkSign.Opens(c, out _) || MarkSign.Closes(c, out _);

    /// <summary>Repeats until nothing moves. Each round moves everything by one place, so the nesting limits the number of rounds.</summary>
    public static List<LinePart> Tidied(List<LinePart> parts)
    {
        for (var (round, moved) = (0, true); moved && round < 1000; round++)
            parts = Round(parts, out moved);
        return parts;
    }

    private static List<LinePart> Round(List<LinePart> parts, out bool moved)
    {
        moved = false;
        var tidied = new List<LinePart>(parts.Count);
        var joined = new Dictionary<int, int>();
        foreach (var given in parts)
        {
            var part = given.Pair >= 0 && joined.TryGetValue(given.Pair, out var pair) ? given with { Pair = pair } : given;
            LinePart? before = tidied.Count > 0 ? tidied[^1] : null;
            switch (part.Kind, before?.Kind)
            {
                case (LinePartKind.Text, _) when part.Text.Length == 0:
                    moved = true;
                    break;
                case (LinePartKind.Text, LinePartKind.Text):
                    tidied[^1] = part with { Text = Spaced(before!.Value.Text, part.Text) };
                    moved = true;
                    break;
                case (LinePartKind.Code, LinePartKind.Code):
                    // Two adjacent pieces of code would become one that contains backticks.
                    tidied[^1] = part with { Text = before!.Value.Text + part.Text };
                    moved = true;
                    break;
                case (LinePartKind.Close, LinePartKind.Open) when before!.Value.Pair == part.Pair:
                    tidied.RemoveAt(tidied.Count - 1);
                    moved = true;
                    break;
                case (LinePartKind.Open, LinePartKind.Close) when before!.Value.Mark == part.Mark:
                    // A mark that ends where the same mark begins again is a single mark.
                    tidied.RemoveAt(tidied.Count - 1);
                    joined[part.Pair] = before.Value.Pair;
                    moved = true;
                    break;
                case (LinePartKind.Text, LinePartKind.Open or LinePartKind.LinkBegin) when Leading(part.Text) is > 0 and var spaces:
                    tidied[^1] = part with { Text = part.Text[..spaces] };
                    tidied.Add(before!.Value);
                    if (spaces < part.Text.Length)
                        tidied.Add(part with { Text = part.Text[spaces..] });
                    moved = true;
                    break;
                case (LinePartKind.Close or LinePartKind.LinkEnd, LinePartKind.Text) when Trailing(before!.Value.Text) is > 0 and var spaces:
                    var text = before.Value.Text;
                    tidied.RemoveAt(tidied.Count - 1);
                    if (spaces < text.Length)
                        tidied.Add(before.Value with { Text = text[..^spaces] });
                    tidied.Add(part);
                    tidied.Add(before.Value with { Text = text[^spaces..] });
                    moved = true;
                    break;
                default:
                    tidied.Add(part);
                    break;
            }
        }
        return tidied;
    }

    private static string Spaced(string left, string right) => left.EndsWith(' ') && right.StartsWith(' ') ? left + right.TrimStart(' ') : left + right;

    private static int Leading(string text) => text.Length - text.TrimStart().Length;

    private static int Trailing(string text) => text.Length - text.TrimEnd().Length;
}
