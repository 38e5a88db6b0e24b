using System.Globalization;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Live;

/// <summary>
/// The job that drops old presence marks to keep the sets small. The displayed number does not depend on it, because it
/// is a count over the window.
/// </summary>
internal sealed class TrimPresence(LiveStores stores, IOptions<AnalyticsSettings> settings, TimeProvider clock) : IScheduledWork
{
    public const string Name = "trim-presence";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var dropped = await stores.Current.TrimAsync(clock.GetUtcNow() - TimeSpan.FromSeconds(settings.Value.OnlineWindowSeconds), cancellationToken);
        return new WorkResult(dropped, Phrase.Format("Visitors left: {0:N0}", dropped).ToString());
    }
}
