namespace BlogApp.Features.Caching;

/// <summary>The cache evicts data and pages together, so this is only its door for those who publish.</summary>
internal sealed class CacheInvalidator(TieredCache cache) : ICacheInvalidator
{
    public ValueTask InvalidateAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken) =>
        cache.RemoveByTagAsync(tags, cancellationToken);
}
