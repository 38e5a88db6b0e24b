using System.Globalization;
using System.Text;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;

namespace BlogApp.Features.Content.Model;

/// <summary>Makes what other systems allow fit the rules of this one.</summary>
internal static class SourceText
{
    /// <summary>A valid slug as near as possible to the one in the file.</summary>
    public static string Slug(string slug, string title, ArticleKind kind)
    {
        var plain = Unescaped(slug).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var valid = ArticleSlug.IsValid(plain) ? plain : Joined(plain);
        if (valid.Length == 0)
            valid = SlugFromTitle.Of(title) is { Length: > 0 } fromTitle && ArticleSlug.IsValid(fromTitle) ? fromTitle : kind == ArticleKind.Page ? "page" : "article";
        return kind == ArticleKind.Page && Reserved(valid) ? valid + "-page" : valid;
    }

    /// <summary>A tag's name as it stands in the address; empty when nothing is left of it.</summary>
    public static string TagName(string name)
    {
        var plain = new string([.. Articles.Addresses.TagName.Normalize(Unescaped(name).Normalize(NormalizationForm.FormC)).Select(c => c is '/' or '\\' || char.IsControl(c) ? '-' : c)]);
        plain = Articles.Addresses.TagName.Normalize(Cut(plain, Articles.Addresses.TagName.MaxLength).Trim('-'));
        return Articles.Addresses.TagName.IsValid(plain) ? plain : "";
    }

    /// <summary>At most so long, never half a character.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd();
    }

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var line && line.Any(char.IsControl)
        ? new string([.. line.Where(c => !char.IsControl(c))]) : line;

    /// <summary>An absolute address of the web; null when it is none.</summary>
    public static string? WebAddress(string? text, int longest = 2000) =>
        text?.Trim() is { Length: > 0 } address && address.Length <= longest && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && !address.Any(c => char.IsControl(c) || c == ' ') ? address : null;

    /// <summary>A language's code; null when it is none.</summary>
    public static string? Language(string? text) =>
        text?.Trim().Replace('_', '-') is { Length: >= 2 and <= 35 } code && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) ? code : null;

    /// <summary>A time; one without a zone is UTC. Null when it is none.</summary>
    public static DateTime? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var time) && time.Year > 1 ? time.UtcDateTime : null;

    private static bool Reserved(string slug) =>
        EditRules.Check(new ArticleEdit(null, 0, 0, slug, "title", "", "", "en", []) { Kind = ArticleKind.Page }).ContainsKey(EditField.Slug);

    private static string Unescaped(string text)
    {
        try
        {
            return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
        }
        catch (UriFormatException)
        {
            return text;
        }
    }

    private static string Joined(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) && !char.IsUpper(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return (slug.Length > ArticleSlug.MaxLength ? slug.ToString(0, ArticleSlug.MaxLength) : slug.ToString()).Trim('-');
    }
}
