using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Search.Index;

/// <summary>What the index is to hold of an article.</summary>
/// <param name="Change">The note that this works off.</param>
/// <param name="Version">Null when the article is gone.</param>
/// <param name="Text">Null when readers may not find it.</param>
internal sealed record SearchDocument(long Id, long Change, int? Version, SearchColumns? Text)
{
    public static SearchDocument Of(PendingRow pending, Article? article) =>
        new(pending.ArticleId, pending.Change, article?.Version, article is { State: ArticleState.Published } ? Columns(article) : null);

    private static SearchColumns Columns(Article article) => new(
        SearchText.ForIndex(article.Title),
        SearchText.ForIndex(string.Join('\n', article.Tags.Select(tag => tag.Title is { } title && title != tag.Name ? $"{tag.Name} {title}" : tag.Name).Order(StringComparer.Ordinal))),
        SearchText.ForIndex(article.Excerpt),
        SearchText.ForIndex(ArticleMarkdown.PlainText(article.Markdown)));
}

internal sealed record SearchColumns(string Title, string Tags, string Excerpt, string Body);

/// <summary>A note that an article changed.</summary>
internal sealed class PendingRow
{
    public long ArticleId { get; init; }
    public long Change { get; init; }
}
