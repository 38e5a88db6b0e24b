using System.Globalization;
using System.Text.Json;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Revisions.Comparison;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Articles.Editing;

/// <summary>All editor fields as the browser holds them, including invalid ones. The names are those of <see cref="EditField"/>.</summary>
internal sealed record EditorFields
{
    public string Title { get; init => field = value ?? ""; } = "";
    public string Slug { get; init => field = value ?? ""; } = "";
    public string Excerpt { get; init => field = value ?? ""; } = "";
    public string Markdown { get; init => field = value ?? ""; } = "";
    public string Language { get; init => field = value ?? ""; } = "";
    public IReadOnlyList<string> Tags { get; init => field = [.. (value ?? []).Select(tag => tag ?? "")]; } = [];
    public long? CoverId { get; init; }
    public bool NoCover { get; init; }
    public string CanonicalUrl { get; init => field = value ?? ""; } = "";
    public bool AllowComments { get; init; } = true;
    public bool Featured { get; init; }
    public string Series { get; init => field = value ?? ""; } = "";

    /// <summary>As typed.</summary>
    public string Position { get; init => field = value ?? ""; } = "";

    public long? ParentId { get; init; }

    public string SeoTitle { get; init => field = value ?? ""; } = "";
    public string SeoDescription { get; init => field = value ?? ""; } = "";

    /// <summary>The name of an <see cref="ArticleVisibility"/>, in lower case. Null in what was kept before there was a field for it.</summary>
    public string? Visibility { get; init; }

    /// <summary>Null: nobody chose, as for who may not.</summary>
    public long? AuthorId { get; init; }

    /// <summary>The date readers see, of something published: ISO 8601 in UTC. Null in what was kept before there was a field for it.</summary>
    public string? PublishedAt { get; init; }

    /// <summary>
    /// When to publish: ISO 8601 in UTC; empty: no plan. Saving does not store it; scheduling does. Null in copies
    /// stored before this field existed.
    /// </summary>
    public string? PublishAt { get; init; }

    /// <param name="article">With its tags and series loaded.</param>
    public static EditorFields From(Article article) => new()
    {
        Title = article.Title,
        Slug = article.Slug,
        Excerpt = article.Excerpt,
        Markdown = article.Markdown,
        Language = article.Language,
        Tags = [.. article.Tags.Select(t => t.Name).Order(StringComparer.Ordinal)],
        CoverId = article.CoverId,
        NoCover = article.NoCover,
        CanonicalUrl = article.CanonicalUrl ?? "",
        AllowComments = article.AllowComments,
        Featured = article.Featured,
        Series = article.Series?.Title ?? "",
        Position = article.Position == 0 ? "" : article.Position.ToString(CultureInfo.InvariantCulture),
        ParentId = article.ParentId,
        SeoTitle = article.SeoTitle ?? "",
        SeoDescription = article.SeoDescription ?? "",
        Visibility = article.Visibility.ToString().ToLowerInvariant(),
        AuthorId = article.AuthorId,
        PublishedAt = article.State == ArticleState.Published ? Written(article.PublishedAt) : "",
        PublishAt = article.State == ArticleState.Scheduled ? Written(article.PublishedAt) : "",
    };

    private static string Written(DateTime? at) => at?.ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The edit, and the parsing errors by field name.</summary>
    public (ArticleEdit Edit, IReadOnlyDictionary<string, Phrase> Errors) ToEdit(ArticleKind kind, long? id, int version, long userId, long? copyId)
    {
        var errors = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        int? position = null;
        if (Position.Trim().Length > 0)
        {
            if (int.TryParse(Position.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                position = number;
            else
                errors[EditField.Position] = EditRules.PositionForm;
        }
        DateTime? published = null;
        if (PublishedAt is { Length: > 0 } written)
        {
            if (DateTimeOffset.TryParse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
                published = at.UtcDateTime;
            else
                errors[EditField.PublishedAt] = EditRules.DateForm;
        }
        ArticleVisibility? visibility = null;
        if (Enum.TryParse<ArticleVisibility>(Visibility, ignoreCase: true, out var named) && Enum.IsDefined(named))
            visibility = named;
        else if (Visibility is not null)
            errors[EditField.Visibility] = EditRules.VisibilityForm;
        var edit = new ArticleEdit(id, version, userId, Slug.Trim(), Title, Excerpt, Markdown, Language.Trim(), Tags)
        {
            Kind = kind,
            SavedBy = userId,
            WorkingCopyId = copyId,
            Details = new(CoverId, CanonicalUrl, AllowComments, Featured, Series, position, ParentId, NoCover)
            {
                SeoTitle = SeoTitle,
                SeoDescription = SeoDescription,
                Visibility = visibility,
                AuthorId = AuthorId,
                PublishedAt = published,
            },
        };
        foreach (var (field, error) in EditRules.Check(edit))
            errors.TryAdd(field, error);
        return (edit, errors);
    }

    /// <summary>Whether saving either would give the same article.</summary>
    public bool SameAs(EditorFields other) => JsonSerializer.Serialize(Settled(other)) == JsonSerializer.Serialize(other.Settled(this));

    /// <summary>Compares the saved version (left) with a window's content (right).</summary>
    public static ArticleComparison Compare(EditorFields saved, EditorFields own, IStringLocalizer words)
    {
        var (left, right) = (saved.Settled(own), own.Settled(saved));
        return ArticleComparison.Compare(left.Markdown, right.Markdown,
            (Phrase.Key("Title"), left.Title, right.Title),
            (Phrase.Key("Address"), left.Slug, right.Slug),
            (Phrase.Key("Excerpt"), left.Excerpt, right.Excerpt),
            (Phrase.Key("Tags"), string.Join(", ", left.Tags), string.Join(", ", right.Tags)),
            (Phrase.Key("Language"), left.Language, right.Language),
            (Phrase.Key("First published at"), left.CanonicalUrl, right.CanonicalUrl),
            (Phrase.Key("Series"), left.Series, right.Series),
            (Phrase.Key("Position"), left.Position, right.Position),
            (Phrase.Key("Who may find it"), left.Visibility ?? "", right.Visibility ?? ""),
            (Phrase.Key("Title for search engines"), left.SeoTitle, right.SeoTitle),
            (Phrase.Key("Description for search engines"), left.SeoDescription, right.SeoDescription),
            (Phrase.Key("Author"), Number(left.AuthorId), Number(right.AuthorId)),
            (Phrase.Key("Published at"), left.PublishedAt ?? "", right.PublishedAt ?? ""),
            (Phrase.Key("Allow comments"), YesOrNo(left.AllowComments), YesOrNo(right.AllowComments)),
            (Phrase.Key("Featured"), YesOrNo(left.Featured), YesOrNo(right.Featured)),
            (Phrase.Key("Cover"), Number(left.CoverId), Number(right.CoverId)),
            (Phrase.Key("No cover"), YesOrNo(left.NoCover), YesOrNo(right.NoCover)),
            (Phrase.Key("Below the page"), Number(left.ParentId), Number(right.ParentId)));

        string YesOrNo(bool value) => value ? words["yes"] : words["no"];
        static string Number(long? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>As a save would leave it; what nobody chose is as in the other.</summary>
    private EditorFields Settled(EditorFields other) => this with
    {
        SeoTitle = SeoTitle.Trim(),
        SeoDescription = SeoDescription.Trim(),
        Visibility = Visibility ?? other.Visibility,
        AuthorId = AuthorId ?? other.AuthorId,
        PublishedAt = PublishedAt is { Length: > 0 } at ? at : other.PublishedAt ?? "",
        Title = Title.Trim(),
        Slug = Slug.Trim(),
        Excerpt = Excerpt.Trim(),
        Markdown = Markdown.ReplaceLineEndings("\n"),
        Language = Language.Trim(),
        CanonicalUrl = CanonicalUrl.Trim(),
        Series = Series.Trim(),
        Position = Position.Trim(),
        PublishAt = null,
        Tags = [.. Addresses.TagName.NormalizeAll(Tags).Order(StringComparer.Ordinal)],
    };
}
