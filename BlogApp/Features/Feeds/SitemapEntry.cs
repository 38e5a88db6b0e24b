namespace BlogApp.Features.Feeds;

/// <summary>A page for search engines.</summary>
/// <param name="Path">From the root, escaped.</param>
/// <param name="ChangedAt">Null where it would be meaningless, as for lists.</param>
internal readonly record struct SitemapEntry(string Path, DateTimeOffset? ChangedAt);
