using BlogApp.Features.Articles.Publishing;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Revisions.Comparison;

/// <summary>Two versions of an article side by side: the other fields, and the text.</summary>
internal sealed record ArticleComparison(IReadOnlyList<ComparedFact> Facts, IReadOnlyList<ComparedPart> Text, int ChangedPlaces, bool Cut)
{
    /// <summary>Unchanged lines shown around each change.</summary>
    private const int Around = 2;

    // The amount that a browser shows without delay. Longer texts are compared as well, but shown only up to here.
    private const int MostLetters = 300_000;

    public bool Same => Facts.Count == 0 && ChangedPlaces == 0;

    public static ArticleComparison Compare(ArticleText left, ArticleText right) => Compare(left.Markdown, right.Markdown,
        (Phrase.Key("Title"), left.Title, right.Title),
        (Phrase.Key("Address"), left.Slug, right.Slug),
        (Phrase.Key("Excerpt"), left.Excerpt, right.Excerpt),
        (Phrase.Key("Tags"), string.Join(", ", left.TagNames), string.Join(", ", right.TagNames)),
        (Phrase.Key("Language"), left.Language, right.Language));

    /// <param name="facts">The fields besides the text; the labels are keys of words. Equal fields are left out.</param>
    public static ArticleComparison Compare(string left, string right, params IEnumerable<(string Label, string Left, string Right)> facts)
    {
        var rows = TextComparison.Compare(left, right);
        return new(
            [.. facts.Where(f => f.Left != f.Right).Select(f => new ComparedFact(f.Label, TextComparison.ByWord(f.Left, f.Right)))],
            Parts(rows, out var cut), rows.Count(r => r.Changed), cut);
    }

    /// <summary>Only the changes with their context, and how many lines are left out in between.</summary>
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

/// <param name="LeftOut">Number of unchanged lines before it that are not shown.</param>
internal sealed record ComparedPart(int LeftOut, SideBySide Row);
