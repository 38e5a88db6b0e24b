namespace BlogApp.Platform.Caching;

/// <summary>Exposes only the cache's invalidation to code that publishes. The cache evicts data and pages together.</summary>
internal sealed class CacheInvalidator(TieredCache cache) : ICacheInvalidator
{
    public ValueTask InvalidateAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken) =>
        cache.RemoveByTagAsync(tags, cancellationToken);
}
