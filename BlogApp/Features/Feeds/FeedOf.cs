namespace BlogApp.Features.Feeds;

/// <summary>Whose feed is asked for: a tag's, an author's, or the whole blog's.</summary>
/// <param name="Author">The place of the author's page in the address.</param>
internal readonly record struct FeedOf(string? Tag = null, string? Author = null)
{
    /// <summary>By which caches tell feeds apart.</summary>
    public string Key => Author is not null ? "author:" + Author : Tag is not null ? "tag:" + Tag : "";
}

/// <summary>What a feed lists.</summary>
/// <param name="Title">Of the list; null: the whole blog's.</param>
/// <param name="Description">Null: the blog's.</param>
/// <param name="Page">The page that lists the same, from the root.</param>
internal sealed record FeedList(string? Title, string? Description, string Page, IReadOnlyList<FeedItem> Items);
