using BlogApp.Features.Jobs;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Site.Banner;

/// <summary>The job. It runs on its schedule, and at the exact time at which a slide begins or ends.</summary>
internal sealed class RefreshBanner(BannerRefresh refresh) : IScheduledWork
{
    public const string JobName = "refresh-banner";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (shown, changed) = await refresh.RefreshAsync(changed: false, cancellationToken);
        return changed ? new(shown, Phrase.Format("Slides shown: {0}", shown).ToString()) : new(0, Phrase.Format("Slides shown, as before: {0}", shown).ToString());
    }
}
