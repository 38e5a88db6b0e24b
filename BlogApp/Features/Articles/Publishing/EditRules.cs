using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>What an article may look like; the lengths are those of the database's columns. Pure.</summary>
internal static partial class EditRules
{
    public const int MaxTitle = 300;
    public const int MaxExcerpt = 1000;
    public const int MaxLanguage = 35;
    public const int MaxCanonicalUrl = 2000;
    public const int MaxSeries = 200;
    public const int MaxTags = 100;
    public const int MaxPosition = 10_000;

    /// <summary>Characters: about 4 MB as UTF-8 at most. Beyond a million the text is shown without layout.</summary>
    public const int MaxMarkdown = 2_000_000;

    // A page's slug is its whole address: these are taken by the blog itself.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "account", "admin", "api", "archive", "articles", "atom", "comments", "covers", "css", "error", "feed", "health", "hot", "js",
        "media", "pages", "pictures", "robots", "search", "series", "setup", "sitemap", "studio", "tags",
    };

    /// <summary>What is wrong, in words, by the name of the field; empty when the edit can be saved.</summary>
    public static IReadOnlyDictionary<string, string> Check(ArticleEdit edit)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        Note(EditField.Title, TitleError(edit.Title.Trim()));
        Note(EditField.Slug, SlugError(edit.Slug, edit.Kind));
        Note(EditField.Excerpt, TooLong("The excerpt", edit.Excerpt.Trim(), MaxExcerpt));
        Note(EditField.Markdown, TooLong("The text", edit.Markdown, MaxMarkdown));
        Note(EditField.Language, LanguageForm().IsMatch(edit.Language) && edit.Language.Length <= MaxLanguage
            ? null : "Give the language as a code such as en, de or zh-CN.");
        Note(EditField.Tags, TagsError(Tags(edit)));
        if (edit.Details is { } details)
        {
            Note(EditField.CanonicalUrl, CanonicalError(details.CanonicalUrl.Trim()));
            Note(EditField.Series, SeriesError(details.Series.Trim()));
            Note(EditField.Position, details.Position is null or (>= 0 and <= MaxPosition) ? null : PositionForm);
        }
        return errors;

        void Note(string field, string? error)
        {
            if (error is not null)
                errors[field] = error;
        }
    }

    public const string PositionForm = "The position is a whole number from 0 to 10,000, or empty.";

    public static IReadOnlyList<string> Tags(ArticleEdit edit) => [.. edit.Tags.Select(TagName.Normalize).Distinct(StringComparer.Ordinal)];

    private static string? TitleError(string title) =>
        title.Length == 0 ? "Give it a title." : title.Any(char.IsControl) ? "The title is one line, without tabs or line breaks." : TooLong("The title", title, MaxTitle);

    private static string? SlugError(string slug, ArticleKind kind) => slug.Length switch
    {
        0 => "Give it an address, such as counting-once.",
        > ArticleSlug.MaxLength => TooLong("The address", slug, ArticleSlug.MaxLength),
        _ when !ArticleSlug.IsValid(slug) => "Letters and digits, lower case, with single hyphens between: such as counting-once or 恰好一次.",
        _ when kind == ArticleKind.Page && Reserved.Contains(slug) => $"The blog itself needs the address /{slug}. Choose another.",
        _ => null,
    };

    private static string? TagsError(IReadOnlyList<string> tags)
    {
        if (tags.Count > MaxTags)
            return string.Create(CultureInfo.InvariantCulture, $"{MaxTags} tags at most; there are {tags.Count}.");
        return tags.FirstOrDefault(t => !TagName.IsValid(t)) is { } bad
            ? $"“{Short(bad)}” cannot be a tag: {TagName.MaxLength} characters at most, without slashes and control characters." : null;
    }

    private static string? CanonicalError(string url)
    {
        if (url.Length == 0)
            return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !url.Any(c => char.IsControl(c) || c == ' ')
            ? TooLong("The address", url, MaxCanonicalUrl)
            : "Give the full address, such as https://example.org/first-here, or leave it empty.";
    }

    private static string? SeriesError(string series) =>
        series.Any(char.IsControl) ? "The series' title is one line." : TooLong("The series' title", series, MaxSeries);

    private static string? TooLong(string what, string text, int most) => text.Length <= most ? null
        : string.Create(CultureInfo.InvariantCulture, $"{what} has {text.Length:#,0} characters; {most:#,0} at most.");

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\\z")]
    private static partial Regex LanguageForm();
}
