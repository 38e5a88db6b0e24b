using System.Globalization;
using System.Text;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>Gives each heading of an article a unique id: its letters and digits in any script, joined by hyphens.</summary>
internal sealed class HeadingIds
{
    private const int MaxLength = 80;

    // Ids used by the page itself. A heading "Main" must not become the skip link's target.
    private static readonly string[] Reserved = ["content", "main", "top", "toc", "related", "hot-now", "current", "lost", "rail", "q", "blazor-error-ui"];

    private readonly HashSet<string> _taken = new(Reserved, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <param name="text">The heading's text.</param>
    /// <param name="wanted">The id that the author gave it; null: none.</param>
    public string Next(string text, string? wanted = null)
    {
        var name = wanted ?? From(text);
        if (_taken.Add(name))
            return name;
        // Each name continues with its next number: a thousand headings "Notes" take a thousand steps, not a million.
        var number = _next.GetValueOrDefault(name, 2);
        string id;
        do
            id = string.Create(CultureInfo.InvariantCulture, $"{name}-{number++}");
        while (!_taken.Add(id));
        _next[name] = number;
        return id;
    }

    /// <summary>The id of a heading with this text, if no heading before it has the same.</summary>
    public static string From(string text)
    {
        var id = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (id.Length >= MaxLength)
                break;
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                id.Append(Rune.ToLowerInvariant(rune));
            else if (id.Length > 0 && id[^1] != '-' && rune.Value is not ('\'' or '’'))
                id.Append('-');
        }
        var name = id.ToString().TrimEnd('-');
        return name.Length > 0 ? name : "section";
    }
}
