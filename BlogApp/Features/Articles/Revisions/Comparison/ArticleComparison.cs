using BlogApp.Features.Articles.Publishing;

namespace BlogApp.Features.Articles.Revisions.Comparison;

/// <summary>Two versions of an article side by side: what stands around the text, and the text.</summary>
internal sealed record ArticleComparison(IReadOnlyList<(string Label, SideBySide Row)> Facts, IReadOnlyList<ComparedPart> Text, int ChangedPlaces, bool Cut)
{
    /// <summary>Lines that stay the same around each change.</summary>
    private const int Around = 2;

    // What a browser shows at once without a wait; a longer text is compared too, and shown so far.
    private const int MostLetters = 300_000;

    public bool Same => Facts.Count == 0 && ChangedPlaces == 0;

    public static ArticleComparison Of(ArticleText left, ArticleText right)
    {
        List<(string, SideBySide)> facts = [];
        Add("Title", left.Title, right.Title);
        Add("Address", left.Slug, right.Slug);
        Add("Excerpt", left.Excerpt, right.Excerpt);
        Add("Tags", string.Join(", ", left.TagNames), string.Join(", ", right.TagNames));
        Add("Language", left.Language, right.Language);
        var rows = TextComparison.Of(left.Markdown, right.Markdown);
        return new(facts, Parts(rows, out var cut), rows.Count(r => r.Changed), cut);

        void Add(string label, string before, string after)
        {
            if (before != after)
                facts.Add((label, TextComparison.ByWord(before, after)));
        }
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

/// <param name="LeftOut">Lines before it that are the same and not shown.</param>
internal sealed record ComparedPart(int LeftOut, SideBySide Row);
