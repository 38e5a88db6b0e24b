using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>The piece of an article's prose that a result shows: where most of what was searched for stands together. Pure.</summary>
internal static class SearchExcerpt
{
    private const int Length = 240;
    private const int Before = 60;

    // What stands further down is not looked at for a better place.
    private const int MostMarks = 400;

    /// <param name="indexed">As the index holds it, marked; behind <see cref="SearchText.RestStart"/> stands what no excerpt shows.</param>
    public static IReadOnlyList<SnippetPart> Create(string indexed)
    {
        var code = indexed.IndexOf(SearchText.RestStart, StringComparison.Ordinal);
        var prose = (code < 0 ? indexed : indexed[..code]).Trim();
        var start = Start(prose);
        var end = Math.Min(prose.Length, start + Length);
        if (end < prose.Length)
            end = Boundary(prose, end, -1) is var at && at > start + (Length / 2) ? at : end;
        // Nothing is cut in the middle of what was found.
        if (prose.LastIndexOf(SearchText.MarkStart, Math.Max(start, end - 1)) is var opened && opened >= start && prose.IndexOf(SearchText.MarkEnd, opened) is var closed && closed >= end)
            end = closed + 1;
        if (end < prose.Length && char.IsLowSurrogate(prose[end]))
            end++;
        return SearchText.Parts((start > 0 ? "…" : "") + prose[start..end].Trim() + (end < prose.Length ? "…" : ""));
    }

    private static int Start(string prose)
    {
        var marks = new List<int>();
        for (var at = prose.IndexOf(SearchText.MarkStart, StringComparison.Ordinal); at >= 0 && marks.Count < MostMarks; at = prose.IndexOf(SearchText.MarkStart, at + 1))
            marks.Add(at);
        if (marks.Count == 0 || marks[^1] < Length - Before)
            return 0;
        var best = marks.MaxBy(first => marks.Where(mark => mark >= first && mark < first + Length - Before).Select(mark => Word(prose, mark)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        if (best <= Before)
            return 0;
        var start = Boundary(prose, best - Before, +1);
        return start > best ? best : start;
    }

    private static string Word(string prose, int mark) => prose.IndexOf(SearchText.MarkEnd, mark) is var end and > 0 ? prose[mark..end] : "";

    /// <summary>The nearest place where a word ends, in that direction.</summary>
    private static int Boundary(string prose, int from, int step)
    {
        for (var at = from; at > 0 && at < prose.Length && Math.Abs(at - from) < Before; at += step)
            if (prose[at - 1] is ' ' or '\n' or SearchText.Separator && prose[at] is not SearchText.MarkEnd)
                return at;
        return from < prose.Length && char.IsLowSurrogate(prose[from]) ? from + 1 : from;
    }
}
