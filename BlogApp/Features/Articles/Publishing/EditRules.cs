using System.Text.RegularExpressions;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Languages;

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

    /// <summary>What is wrong, by the name of the field; empty when the edit can be saved.</summary>
    public static IReadOnlyDictionary<string, Phrase> Check(ArticleEdit edit)
    {
        var errors = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        Note(EditField.Title, TitleError(edit.Title.Trim()));
        Note(EditField.Slug, SlugError(edit.Slug, edit.Kind));
        Note(EditField.Excerpt, edit.Excerpt.Trim() is { Length: > MaxExcerpt } excerpt
            ? Phrase.Of("The excerpt has {0:N0} characters; {1:N0} at most.", excerpt.Length, MaxExcerpt) : null);
        Note(EditField.Markdown, edit.Markdown.Length > MaxMarkdown
            ? Phrase.Of("The text has {0:N0} characters; {1:N0} at most.", edit.Markdown.Length, MaxMarkdown) : null);
        Note(EditField.Language, LanguageForm().IsMatch(edit.Language) && edit.Language.Length <= MaxLanguage
            ? null : Phrase.Of("Give the language as a code such as en, de or zh-CN."));
        Note(EditField.Tags, TagsError(Tags(edit)));
        if (edit.Details is { } details)
        {
            Note(EditField.CanonicalUrl, CanonicalError(details.CanonicalUrl.Trim()));
            Note(EditField.Series, SeriesError(details.Series.Trim()));
            Note(EditField.Position, details.Position is null or (>= 0 and <= MaxPosition) ? null : PositionForm);
        }
        return errors;

        void Note(string field, Phrase? error)
        {
            if (error is not null)
                errors[field] = error;
        }
    }

    public static Phrase PositionForm { get; } = Phrase.Of("The position is a whole number from 0 to 10,000, or empty.");

    public static IReadOnlyList<string> Tags(ArticleEdit edit) => [.. edit.Tags.Select(TagName.Normalize).Distinct(StringComparer.Ordinal)];

    private static Phrase? TitleError(string title) => title.Length switch
    {
        0 => Phrase.Of("Give it a title."),
        > MaxTitle => Phrase.Of("The title has {0:N0} characters; {1:N0} at most.", title.Length, MaxTitle),
        _ => title.Any(char.IsControl) ? Phrase.Of("The title is one line, without tabs or line breaks.") : null,
    };

    private static Phrase? SlugError(string slug, ArticleKind kind) => slug.Length switch
    {
        0 => Phrase.Of("Give it an address, such as counting-once."),
        > ArticleSlug.MaxLength => AddressTooLong(slug, ArticleSlug.MaxLength),
        _ when !ArticleSlug.IsValid(slug) => Phrase.Of("Letters and digits, lower case, with single hyphens between: such as counting-once or 恰好一次."),
        _ when kind == ArticleKind.Page && Reserved.Contains(slug) => Phrase.Of("The blog itself needs the address /{0}. Choose another.", slug),
        _ => null,
    };

    private static Phrase? TagsError(IReadOnlyList<string> tags)
    {
        if (tags.Count > MaxTags)
            return Phrase.Of("{0} tags at most; there are {1:N0}.", MaxTags, tags.Count);
        return tags.FirstOrDefault(t => !TagName.IsValid(t)) is { } bad
            ? Phrase.Of("“{0}” cannot be a tag: {1} characters at most, without slashes and control characters.", Short(bad), TagName.MaxLength) : null;
    }

    private static Phrase? CanonicalError(string url)
    {
        if (url.Length == 0)
            return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !url.Any(c => char.IsControl(c) || c == ' ')
            ? url.Length > MaxCanonicalUrl ? AddressTooLong(url, MaxCanonicalUrl) : null
            : Phrase.Of("Give the full address, such as https://example.org/first-here, or leave it empty.");
    }

    private static Phrase? SeriesError(string series) =>
        series.Any(char.IsControl) ? Phrase.Of("The series' title is one line.")
        : series.Length > MaxSeries ? Phrase.Of("The series' title has {0:N0} characters; {1:N0} at most.", series.Length, MaxSeries) : null;

    private static Phrase AddressTooLong(string address, int most) => Phrase.Of("The address has {0:N0} characters; {1:N0} at most.", address.Length, most);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\\z")]
    private static partial Regex LanguageForm();
}
