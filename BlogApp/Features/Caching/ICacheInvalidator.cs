namespace BlogApp.Features.Caching;

/// <summary>Evicts by tag everywhere: data and rendered pages, on this node and on the others.</summary>
internal interface ICacheInvalidator
{
    /// <summary>Returns when this node no longer serves anything with the tags; other nodes follow within a second.</summary>
    ValueTask InvalidateAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken);
}
