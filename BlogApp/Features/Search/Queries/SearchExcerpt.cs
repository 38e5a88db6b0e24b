using System.Text;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>The piece of an article's prose that a result shows: where most of what was searched for stands together. Pure.</summary>
internal static class SearchExcerpt
{
    // In letters; of Chinese half as many, because its characters are twice as wide.
    private const int Length = 240;
    private const int Before = 60;

    // What stands further down is not looked at for a better place.
    private const int MostMarks = 400;

    /// <param name="marked">See <see cref="SearchMarks"/>.</param>
    public static IReadOnlyList<SnippetPart> Create(string marked)
    {
        var prose = marked.Trim();
        var scale = IsWide(prose) ? 2 : 1;
        var (length, before) = (Length / scale, Before / scale);
        var start = Start(prose, length, before);
        var end = Math.Min(prose.Length, start + length);
        if (end < prose.Length)
            end = Boundary(prose, end, -1, before) is var at && at > start + (length / 2) ? at : end;
        // Nothing is cut in the middle of what was found.
        if (prose.LastIndexOf(SearchText.MarkStart, Math.Max(start, end - 1)) is var opened && opened >= start && prose.IndexOf(SearchText.MarkEnd, opened) is var closed && closed >= end)
            end = closed + 1;
        end = Whole(prose, end);
        return SearchText.Parts((start > 0 ? "…" : "") + prose[start..end].Trim() + (end < prose.Length ? "…" : ""));
    }

    private static int Start(string prose, int length, int before)
    {
        var marks = new List<int>();
        for (var at = prose.IndexOf(SearchText.MarkStart, StringComparison.Ordinal); at >= 0 && marks.Count < MostMarks; at = prose.IndexOf(SearchText.MarkStart, at + 1))
            marks.Add(at);
        if (marks.Count == 0 || marks[^1] < length - before)
            return 0;
        var best = marks.MaxBy(first => marks.Where(mark => mark >= first && mark < first + length - before).Select(mark => Word(prose, mark)).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        if (best <= before)
            return 0;
        var start = Boundary(prose, best - before, +1, before);
        return start > best ? best : start;
    }

    private static string Word(string prose, int mark) => prose.IndexOf(SearchText.MarkEnd, mark) is var end and > 0 ? prose[mark..end] : "";

    /// <summary>The nearest place where a word ends, in that direction.</summary>
    private static int Boundary(string prose, int from, int step, int most)
    {
        for (var at = from; at > 0 && at < prose.Length && Math.Abs(at - from) < most; at += step)
            if ((prose[at - 1] is ' ' or '\n' or SearchText.Separator || IsCharacter(prose[at - 1])) && prose[at] is not SearchText.MarkEnd)
                return Whole(prose, at);
        return Whole(prose, from);
    }

    /// <summary>The same place, or the next one that does not cut a mark off its letter.</summary>
    private static int Whole(string prose, int at)
    {
        while (at < prose.Length && (char.IsLowSurrogate(prose[at]) || char.GetUnicodeCategory(prose[at]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            at++;
        return at;
    }

    private static bool IsWide(string prose) => prose.Take(Length).Count(IsCharacter) is var wide && wide * 2 > Math.Min(prose.Length, Length);

    private static bool IsCharacter(char letter) => Rune.TryCreate(letter, out var rune) && ChineseText.IsCharacter(rune);
}
