namespace BlogApp.Platform.Caching;

/// <summary>Evicts data and rendered pages by tag, on this node and on all others.</summary>
internal interface ICacheInvalidator
{
    /// <summary>Returns when this node no longer serves anything with these tags. Other nodes follow within a second.</summary>
    ValueTask InvalidateAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken);
}
