using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Articles.Revisions.Comparison;

/// <summary>Two versions of an article side by side: what stands around the text, and the text.</summary>
internal sealed record ArticleComparison(IReadOnlyList<ComparedFact> Facts, IReadOnlyList<ComparedPart> Text, int ChangedPlaces, bool Cut)
{
    /// <summary>Lines that stay the same around each change.</summary>
    private const int Around = 2;

    // What a browser shows at once without a wait; a longer text is compared too, and shown so far.
    private const int MostLetters = 300_000;

    public bool Same => Facts.Count == 0 && ChangedPlaces == 0;

    public static ArticleComparison Of(ArticleText left, ArticleText right) => Of(left.Markdown, right.Markdown,
        (Phrase.Key("Title"), left.Title, right.Title),
        (Phrase.Key("Address"), left.Slug, right.Slug),
        (Phrase.Key("Excerpt"), left.Excerpt, right.Excerpt),
        (Phrase.Key("Tags"), string.Join(", ", left.TagNames), string.Join(", ", right.TagNames)),
        (Phrase.Key("Language"), left.Language, right.Language));

    /// <param name="facts">What stands around the text; the labels are keys of words. Those that are the same are left out.</param>
    public static ArticleComparison Of(string left, string right, params IEnumerable<(string Label, string Left, string Right)> facts)
    {
        var rows = TextComparison.Of(left, right);
        return new(
            [.. facts.Where(f => f.Left != f.Right).Select(f => new ComparedFact(f.Label, TextComparison.ByWord(f.Left, f.Right)))],
            Parts(rows, out var cut), rows.Count(r => r.Changed), cut);
    }

    /// <summary>Only the changes and what stands around them; how many lines are left out between.</summary>
    private static List<ComparedPart> Parts(IReadOnlyList<SideBySide> rows, out bool cut)
    {
        var shown = new bool[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].Changed)
                continue;
            for (var j = Math.Max(0, i - Around); j <= Math.Min(rows.Count - 1, i + Around); j++)
                shown[j] = true;
        }
        var parts = new List<ComparedPart>();
        var (letters, left) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            if (!shown[i])
            {
                left++;
                continue;
            }
            letters += rows[i].Left.Sum(p => p.Text.Length) + rows[i].Right.Sum(p => p.Text.Length);
            if (letters > MostLetters)
            {
                cut = true;
                return parts;
            }
            parts.Add(new(left, rows[i]));
            left = 0;
        }
        cut = false;
        return parts;
    }
}

internal sealed record ComparedFact(string Label, SideBySide Row);

/// <param name="LeftOut">Lines before it that are the same and not shown.</param>
internal sealed record ComparedPart(int LeftOut, SideBySide Row);
