using BlogApp.Platform.Languages;

namespace BlogApp.Features.Comments.Rules;

/// <summary>The fields of a comment as submitted.</summary>
/// <param name="Url">The guest's web site.</param>
internal sealed record CommentDraft(string Name, string Email, string Url, string Text)
{
    /// <summary>Normalizes line breaks to \n, removes characters that show nothing or turn the text around, and trims.</summary>
    public static CommentDraft Clean(string? name, string? email, string? url, string? text)
    {
        var site = Line(url);
        return new(Seen(name), Line(email), site.Length > 0 && !site.Contains("://", StringComparison.Ordinal) ? "https://" + site : site, Lines(text));
    }

    /// <summary>For multiline text; several empty lines in a row become one.</summary>
    public static string Lines(string? text)
    {
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => Plain(line, keepTabs: true).TrimEnd());
        var kept = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0))
                kept.Add(line);
        }
        var joined = string.Join('\n', kept).TrimEnd();
        return VisibleText.IsBlank(joined) ? "" : joined;
    }

    // Joiners and marks alone would be a name that nobody sees.
    private static string Seen(string? text) => Line(text) is var line && VisibleText.IsBlank(line) ? "" : line;

    private static string Line(string? text) => Plain(text ?? "", keepTabs: false).Trim();

    private static string Plain(string text, bool keepTabs)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        // A lone surrogate is enumerated as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            if (!VisibleText.IsInvisible(rune) || (keepTabs && rune.Value == '\t'))
                plain.Append(rune);
            else if (System.Text.Rune.IsWhiteSpace(rune))
                plain.Append(' ');
        }
        return plain.ToString();
    }
}
