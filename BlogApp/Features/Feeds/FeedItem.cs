namespace BlogApp.Features.Feeds;

/// <summary>An article as feeds carry it: whole.</summary>
/// <param name="Id">The same for as long as the article exists: an absolute URI.</param>
/// <param name="Html">With addresses as in the page, relative to the article.</param>
internal sealed record FeedItem(string Id, string Slug, string Title, string Excerpt, string Html, string Author, DateTimeOffset PublishedAt,
    DateTimeOffset UpdatedAt, IReadOnlyList<string> Tags, string Language = "en")
{
    public DateTimeOffset ChangedAt => UpdatedAt > PublishedAt ? UpdatedAt : PublishedAt;
}
