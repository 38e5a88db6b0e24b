using BlogApp.Features.Articles.Queries;

namespace BlogApp.Features.Feeds;

/// <summary>An article in a feed, with its full text.</summary>
/// <param name="Id">An absolute URI that never changes while the article exists.</param>
/// <param name="AuthorSlug">Null if the author has no page.</param>
/// <param name="Html">With addresses as on the page, relative to the article.</param>
internal sealed record FeedItem(string Id, string Slug, string Title, string Excerpt, string Html, string Author, DateTimeOffset PublishedAt,
    DateTimeOffset UpdatedAt, IReadOnlyList<TagLink> Tags, string Language = "en", string? AuthorSlug = null)
{
    public DateTimeOffset ChangedAt => UpdatedAt > PublishedAt ? UpdatedAt : PublishedAt;
}
