using System.Text.RegularExpressions;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>The rules for an article's fields. The lengths are those of the database columns. Pure.</summary>
internal static partial class EditRules
{
    public const int MaxTitle = 300;
    public const int MaxExcerpt = 1000;
    public const int MaxLanguage = 35;
    public const int MaxCanonicalUrl = 2000;
    public const int MaxSeoTitle = 200;
    public const int MaxSeoDescription = 500;
    public const int MaxSeries = 200;
    public const int MaxTags = 100;
    public const int MaxPosition = 10_000;

    /// <summary>In characters: at most about 4 MB as UTF-8. Beyond a million, the text is shown without layout.</summary>
    public const int MaxMarkdown = 2_000_000;

    // A page's slug is its whole address; the blog itself uses these.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "account", "admin", "api", "archive", "articles", "atom", "authors", "comments", "covers", "css", "error", "feed", "health", "hot", "js",
        "media", "own-views", "pages", "pictures", "robots", "search", "series", "setup", "sitemap", "studio", "tags",
    };

    /// <summary>Whether the blog itself stands at the address.</summary>
    public static bool IsReserved(string slug) => Reserved.Contains(slug);

    /// <summary>The errors by field name; empty when the edit can be saved.</summary>
    public static IReadOnlyDictionary<string, Phrase> Check(ArticleEdit edit)
    {
        var errors = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        Note(EditField.Title, TitleError(edit.Title.Trim()));
        Note(EditField.Slug, SlugError(edit.Slug, edit.Kind));
        Note(EditField.Excerpt, edit.Excerpt.Trim() is { Length: > MaxExcerpt } excerpt
            ? Phrase.Format("The excerpt has {0:N0} characters; {1:N0} at most.", excerpt.Length, MaxExcerpt) : null);
        Note(EditField.Markdown, edit.Markdown.Length > MaxMarkdown
            ? Phrase.Format("The text has {0:N0} characters; {1:N0} at most.", edit.Markdown.Length, MaxMarkdown) : null);
        Note(EditField.Language, LanguageForm().IsMatch(edit.Language) && edit.Language.Length <= MaxLanguage
            ? null : Phrase.Format("Give the language as a code such as en, de or zh-CN."));
        Note(EditField.Tags, TagsError(Tags(edit)));
        if (edit.Details is { } details)
        {
            Note(EditField.CanonicalUrl, CanonicalError(details.CanonicalUrl.Trim()));
            Note(EditField.Series, SeriesError(details.Series.Trim()));
            Note(EditField.SeoTitle, LineError(details.SeoTitle.Trim(), MaxSeoTitle));
            Note(EditField.SeoDescription, LineError(details.SeoDescription.Trim(), MaxSeoDescription));
            Note(EditField.Position, details.Position is null or (>= 0 and <= MaxPosition) ? null : PositionForm);
        }
        return errors;

        void Note(string field, Phrase? error)
        {
            if (error is not null)
                errors[field] = error;
        }
    }

    public static Phrase DateForm { get; } = Phrase.Format("Give a date and a time.");

    public static Phrase VisibilityForm { get; } = Phrase.Format("Choose who may find it.");

    /// <summary>Why readers cannot be shown this, now or at a time that is set; null when they can. A picture is a text, spaces are none.</summary>
    public static Phrase? PublishProblem(string title, string markdown) =>
        VisibleText.IsBlank(title) ? Phrase.Format("It has no title yet. Give it one first; readers would see nothing to open.")
        : VisibleText.IsBlank(markdown) ? Phrase.Format("It has no text yet. Write something first; readers would open an empty page.")
        : null;

    public static Phrase PositionForm { get; } = Phrase.Format("The position is a whole number from 0 to 10,000, or empty.");

    public static IReadOnlyList<string> Tags(ArticleEdit edit) => [.. TagName.NormalizeAll(edit.Tags)];

    private static Phrase? TitleError(string title) => title.Length switch
    {
        0 => Phrase.Format("Give it a title."),
        > MaxTitle => Phrase.Format("The title has {0:N0} characters; {1:N0} at most.", title.Length, MaxTitle),
        _ => title.Any(char.IsControl) ? Phrase.Format("The title is one line, without tabs or line breaks.") : null,
    };

    private static Phrase? SlugError(string slug, ArticleKind kind) => slug.Length switch
    {
        0 => Phrase.Format("Give it an address, such as counting-once."),
        > SlugRules.MaxLength => AddressTooLong(slug, SlugRules.MaxLength),
        _ when !SlugRules.IsValid(slug) => Phrase.Format("Letters and digits, lower case, with single hyphens between: such as counting-once or 恰好一次."),
        _ when kind == ArticleKind.Page && Reserved.Contains(slug) => Phrase.Format("The blog itself needs the address /{0}. Choose another.", slug),
        _ => null,
    };

    private static Phrase? TagsError(IReadOnlyList<string> tags)
    {
        if (tags.Count > MaxTags)
            return Phrase.Format("{0} tags at most; there are {1:N0}.", MaxTags, tags.Count);
        return tags.Select(TagName.Problem).FirstOrDefault(problem => problem is not null);
    }

    private static Phrase? CanonicalError(string url)
    {
        if (url.Length == 0)
            return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && !url.Any(c => char.IsControl(c) || c == ' ')
            ? url.Length > MaxCanonicalUrl ? AddressTooLong(url, MaxCanonicalUrl) : null
            : Phrase.Format("Give the full address, such as https://example.org/first-here, or leave it empty.");
    }

    private static Phrase? SeriesError(string series) =>
        series.Any(char.IsControl) ? Phrase.Format("The series' title is one line.")
        : series.Length > MaxSeries ? Phrase.Format("The series' title has {0:N0} characters; {1:N0} at most.", series.Length, MaxSeries) : null;

    private static Phrase? LineError(string line, int most) =>
        line.Any(char.IsControl) ? Phrase.Format("This is one line.") : line.Length > most ? Phrase.Format("This has {0:N0} characters; {1:N0} at most.", line.Length, most) : null;

    private static Phrase AddressTooLong(string address, int most) => Phrase.Format("The address has {0:N0} characters; {1:N0} at most.", address.Length, most);

    [GeneratedRegex("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\\z")]
    private static partial Regex LanguageForm();
}
