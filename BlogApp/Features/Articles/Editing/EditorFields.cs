using System.Globalization;
using System.Text.Json;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Revisions.Comparison;
using BlogApp.Features.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Articles.Editing;

/// <summary>All fields of the editor as the browser holds them, also while they cannot be saved yet. The names are those of <see cref="EditField"/>.</summary>
internal sealed record EditorFields
{
    public string Title { get; init => field = value ?? ""; } = "";
    public string Slug { get; init => field = value ?? ""; } = "";
    public string Excerpt { get; init => field = value ?? ""; } = "";
    public string Markdown { get; init => field = value ?? ""; } = "";
    public string Language { get; init => field = value ?? ""; } = "";
    public IReadOnlyList<string> Tags { get; init => field = [.. (value ?? []).Select(tag => tag ?? "")]; } = [];
    public long? CoverId { get; init; }
    public string CanonicalUrl { get; init => field = value ?? ""; } = "";
    public bool AllowComments { get; init; } = true;
    public bool Featured { get; init; }
    public string Series { get; init => field = value ?? ""; } = "";

    /// <summary>As typed.</summary>
    public string Position { get; init => field = value ?? ""; } = "";

    public long? ParentId { get; init; }

    /// <param name="article">With its tags and its series.</param>
    public static EditorFields Of(Article article) => new()
    {
        Title = article.Title,
        Slug = article.Slug,
        Excerpt = article.Excerpt,
        Markdown = article.Markdown,
        Language = article.Language,
        Tags = [.. article.Tags.Select(t => t.Name).Order(StringComparer.Ordinal)],
        CoverId = article.CoverId,
        CanonicalUrl = article.CanonicalUrl ?? "",
        AllowComments = article.AllowComments,
        Featured = article.Featured,
        Series = article.Series?.Title ?? "",
        Position = article.Position == 0 ? "" : article.Position.ToString(CultureInfo.InvariantCulture),
        ParentId = article.ParentId,
    };

    /// <summary>The edit, and what cannot be read as what it should be, by the name of the field.</summary>
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
        var edit = new ArticleEdit(id, version, userId, Slug.Trim(), Title, Excerpt, Markdown, Language.Trim(), Tags)
        {
            Kind = kind,
            SavedBy = userId,
            WorkingCopyId = copyId,
            Details = new(CoverId, CanonicalUrl, AllowComments, Featured, Series, position, ParentId),
        };
        foreach (var (field, error) in EditRules.Check(edit))
            errors.TryAdd(field, error);
        return (edit, errors);
    }

    /// <summary>Whether saving both would give the same article.</summary>
    public bool SameAs(EditorFields other) => JsonSerializer.Serialize(Settled()) == JsonSerializer.Serialize(other.Settled());

    /// <summary>What is saved, on the left, and what stands in a window, on the right.</summary>
    public static ArticleComparison Compare(EditorFields saved, EditorFields own, IStringLocalizer words)
    {
        var (left, right) = (saved.Settled(), own.Settled());
        return ArticleComparison.Of(left.Markdown, right.Markdown,
            (Phrase.Key("Title"), left.Title, right.Title),
            (Phrase.Key("Address"), left.Slug, right.Slug),
            (Phrase.Key("Excerpt"), left.Excerpt, right.Excerpt),
            (Phrase.Key("Tags"), string.Join(", ", left.Tags), string.Join(", ", right.Tags)),
            (Phrase.Key("Language"), left.Language, right.Language),
            (Phrase.Key("First published at"), left.CanonicalUrl, right.CanonicalUrl),
            (Phrase.Key("Series"), left.Series, right.Series),
            (Phrase.Key("Position"), left.Position, right.Position),
            (Phrase.Key("Allow comments"), YesOrNo(left.AllowComments), YesOrNo(right.AllowComments)),
            (Phrase.Key("Featured"), YesOrNo(left.Featured), YesOrNo(right.Featured)),
            (Phrase.Key("Cover"), Number(left.CoverId), Number(right.CoverId)),
            (Phrase.Key("Below the page"), Number(left.ParentId), Number(right.ParentId)));

        string YesOrNo(bool value) => value ? words["yes"] : words["no"];
        static string Number(long? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    private EditorFields Settled() => this with
    {
        Title = Title.Trim(),
        Slug = Slug.Trim(),
        Excerpt = Excerpt.Trim(),
        Markdown = Markdown.ReplaceLineEndings("\n"),
        Language = Language.Trim(),
        CanonicalUrl = CanonicalUrl.Trim(),
        Series = Series.Trim(),
        Position = Position.Trim(),
        Tags = [.. Tags.Select(Addresses.TagName.Normalize).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };
}
