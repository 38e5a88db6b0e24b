namespace BlogApp.Features.Caching;

/// <summary>
/// Holds rendered pages and drops them by tag. Called on every node, after the data with those tags has gone, and
/// possibly from several threads at once; it must not block.
/// </summary>
internal interface IPageEvictor
{
    /// <param name="tags">Pages with any of these go; <see cref="CacheTag.Everything"/> means all pages.</param>
    void Evict(IReadOnlyCollection<string> tags);
}
