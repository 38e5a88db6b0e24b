namespace BlogApp.Platform.Caching;

/// <summary>
/// Holds rendered pages and drops them by tag. Called on every node after the data with those tags has been evicted,
/// possibly from several threads at once. Implementations must not block.
/// </summary>
internal interface IPageEvictor
{
    /// <param name="tags">Drops pages with any of these tags. <see cref="CacheTag.Everything"/> means all pages.</param>
    void Evict(IReadOnlyCollection<string> tags);
}
