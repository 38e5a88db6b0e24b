using System.Buffers;
using System.Globalization;
using System.Text;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using ArticleTag = BlogApp.Features.Articles.Addresses.TagName;
using BlogApp.Platform.Addresses;

namespace BlogApp.Features.Import.Model;

/// <summary>Adapts values of other systems to this blog's rules.</summary>
internal static class SourceText
{
    /// <summary>A valid slug as close as possible to the original.</summary>
    public static string Slug(string slug, string title, ArticleKind kind)
    {
        var plain = Unescaped(slug).Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var valid = SlugRules.IsValid(plain) ? plain : Joined(plain);
        if (valid.Length == 0)
            valid = SlugFromTitle.Create(title) is { Length: > 0 } fromTitle && SlugRules.IsValid(fromTitle) ? fromTitle : kind == ArticleKind.Page ? "page" : "article";
        return kind == ArticleKind.Page && Reserved(valid) ? valid + "-page" : valid;
    }

    /// <summary>A tag's name as in its address; empty when nothing remains.</summary>
    public static string TagName(string name) => ArticleTag.FromText(Unescaped(name));

    /// <summary>Cuts to the maximum length, never inside a character.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd();
    }

    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var line && line.Any(char.IsControl)
        ? new string([.. line.Where(c => !char.IsControl(c))]) : line;

    /// <summary>An absolute web address; null when it is not one.</summary>
    public static string? WebAddress(string? text, int longest = 2000) =>
        text?.Trim() is { Length: > 0 } address && address.Length <= longest && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        && !address.Any(c => char.IsControl(c) || c == ' ') ? address : null;

    /// <summary>A language code; null when it is not one.</summary>
    public static string? Language(string? text) =>
        text?.Trim().Replace('_', '-') is { Length: >= 2 and <= 35 } code && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) ? code : null;

    /// <summary>Whatever narrows who may read keeps it from those who are not signed in.</summary>
    public static ArticleVisibility Visibility(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        null or "" or "public" => ArticleVisibility.Public,
        "unlisted" or "hidden" => ArticleVisibility.Unlisted,
        _ => ArticleVisibility.Members,
    };

    /// <summary>A time; UTC is assumed without a zone. Null when it is not one.</summary>
    public static DateTime? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var time) && time.Year > 1 ? time.UtcDateTime : null;

    private static bool Reserved(string slug) =>
        EditRules.Check(new ArticleEdit(null, 0, 0, slug, "title", "", "", "en", []) { Kind = ArticleKind.Page }).ContainsKey(EditField.Slug);

    /// <summary>Unescapes a text that the old system may have cut: what is left of its last character is dropped.</summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        var bytes = new List<byte>();
        var unescaped = false;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '%' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                unescaped = true;
                at += 3;
                continue;
            }
            Flush();
            // A sequence cut in its middle: nothing follows it.
            if (unescaped && text[at] == '%' && text.Length - at <= 2 && (text.Length - at == 1 || char.IsAsciiHexDigit(text[at + 1])))
                break;
            plain.Append(text[at++]);
        }
        Flush();
        return plain.ToString();

        void Flush()
        {
            for (ReadOnlySpan<byte> rest = bytes.ToArray(); rest.Length > 0;)
            {
                if (Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done)
                    plain.Append(rune.ToString());
                rest = rest[length..];
            }
            bytes.Clear();
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
        return (slug.Length > SlugRules.MaxLength ? slug.ToString(0, SlugRules.MaxLength) : slug.ToString()).Trim('-');
    }
}
