using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>
/// Rebuilds the derived totals (views and readers of articles, views and visitors of site hours) from the tables they
/// are sums of, in one transaction, and restarts the live store from the result. Hours, reader rows and facets stay as
/// they are: where they differ, no program can know which is right. Writes an audit entry.
/// </summary>
internal sealed class CountsRepair(ICountChecks checks, LiveStores stores, TimeProvider clock)
{
    /// <param name="userId">The admin who requested it; null on the command line.</param>
    /// <exception cref="StoreUnavailableException">The live store does not answer. Nothing was changed, or only SQL; run the repair
    /// again.</exception>
    public async Task RepairAsync(long? userId, CancellationToken cancellationToken)
    {
        await stores.Current.ReadAsync(new ReadQuery(clock.GetUtcNow(), 60, []), cancellationToken);
        await checks.RepairAsync(clock.GetUtcNow().UtcDateTime, userId, cancellationToken);
        await stores.RebuildAsync(stores.Current, cancellationToken);
    }
}
