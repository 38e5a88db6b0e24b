namespace BlogApp.Features.Feeds;

/// <summary>A page for search engines.</summary>
/// <param name="Path">From the root, escaped.</param>
/// <param name="ChangedAt">Null when that would say nothing, as for lists.</param>
internal readonly record struct SitemapEntry(string Path, DateTimeOffset? ChangedAt);
