namespace BlogApp.Features.Comments.Rules;

/// <summary>The fields of a comment as submitted.</summary>
/// <param name="Url">The guest's web site.</param>
internal sealed record CommentDraft(string Name, string Email, string Url, string Text)
{
    /// <summary>Normalizes line breaks to \n, removes control characters and lone surrogates, and trims.</summary>
    public static CommentDraft Clean(string? name, string? email, string? url, string? text)
    {
        var site = Line(url);
        return new(Line(name), Line(email), site.Length > 0 && !site.Contains("://", StringComparison.Ordinal) ? "https://" + site : site, Lines(text));
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
        return string.Join('\n', kept).TrimEnd();
    }

    private static string Line(string? text) => Plain(text ?? "", keepTabs: false).Trim();

    private static string Plain(string text, bool keepTabs)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        // A lone surrogate is enumerated as the replacement character.
        foreach (var rune in text.EnumerateRunes())
        {
            if (Shows(rune) || (keepTabs && rune.Value == '\t'))
                plain.Append(rune);
            else if (System.Text.Rune.IsWhiteSpace(rune))
                plain.Append(' ');
        }
        return plain.ToString();
    }

    // Direction marks can make a name look like another one.
    private static bool Shows(System.Text.Rune rune) =>
        !System.Text.Rune.IsControl(rune) && rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x2028 or 0x2029 or 0xFEFF or 0xFFFD);
}
