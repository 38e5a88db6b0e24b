using System.Globalization;
using BlogApp.Features.Analytics.Collect.Visitors;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Live;

/// <summary>
/// The job that drops old presence marks, so that the sets stay small. The number shown never depends on it: it is a
/// count over the window.
/// </summary>
internal sealed class TrimPresence(LiveStores stores, DailySalts salts, IOptions<AnalyticsSettings> settings, TimeProvider clock) : IScheduledWork
{
    public const string Name = "trim-presence";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        await salts.RefreshAsync(cancellationToken);
        var dropped = await stores.Current.TrimAsync(clock.GetUtcNow() - TimeSpan.FromSeconds(settings.Value.OnlineWindowSeconds), cancellationToken);
        return new WorkResult(dropped, Phrase.Of("Visitors left: {0:N0}", dropped).ToString());
    }
}
