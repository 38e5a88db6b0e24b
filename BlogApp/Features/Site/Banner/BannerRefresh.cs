using BlogApp.Features.Caching;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Site.Banner;

/// <summary>
/// Brings what readers see of the banner in line with the slides and the time, and plans the next time at which a slide
/// begins or ends.
/// </summary>
internal sealed class BannerRefresh(BannerQueries queries, ICacheInvalidator cache, JobControl jobs, TimeProvider clock)
{
    private IReadOnlyList<ShownSlide>? _shown;

    /// <param name="changed">A slide was changed: whatever is cached is old.</param>
    /// <returns>How many slides are shown, and whether readers see something else than before.</returns>
    public async Task<(int Shown, bool Changed)> RefreshAsync(bool changed, CancellationToken cancellationToken)
    {
        var shown = await queries.LoadAsync(cancellationToken);
        var differs = changed || Volatile.Read(ref _shown) is not { } before || !before.SequenceEqual(shown);
        if (differs)
        {
            await cache.InvalidateAsync([CacheTag.Banner], cancellationToken);
            // The first reader finds it computed.
            await queries.ShownAsync(cancellationToken);
            Volatile.Write(ref _shown, shown);
        }
        var next = BannerRules.NextChange(await queries.AllAsync(cancellationToken), clock.GetUtcNow().UtcDateTime);
        await jobs.RunAtAsync(RefreshBanner.JobName, next is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null, cancellationToken);
        return (shown.Count, differs);
    }
}

/// <summary>The job: by its schedule, and at the exact time at which a slide begins or ends.</summary>
internal sealed class RefreshBanner(BannerRefresh refresh) : IScheduledWork
{
    public const string JobName = "refresh-banner";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var (shown, changed) = await refresh.RefreshAsync(changed: false, cancellationToken);
        return changed ? new(shown, Phrase.Of("Slides shown: {0}", shown).ToString()) : new(0, Phrase.Of("Slides shown, as before: {0}", shown).ToString());
    }
}
