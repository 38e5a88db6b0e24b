using BlogApp.Features.Jobs;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Site.Banner;

/// <summary>
/// Updates the banner that readers see to match the slides and the time, and schedules the next time at which a slide
/// begins or ends.
/// </summary>
internal sealed class BannerRefresh(BannerQueries queries, ICacheInvalidator cache, JobCommands jobs, TimeProvider clock)
{
    private IReadOnlyList<ShownSlide>? _shown;

    /// <param name="changed">Whether a slide was changed, so that the cached banner is outdated.</param>
    /// <returns>The number of slides shown, and whether readers see a difference.</returns>
    public async Task<(int Shown, bool Changed)> RefreshAsync(bool changed, CancellationToken cancellationToken)
    {
        var shown = await queries.LoadAsync(cancellationToken);
        var differs = changed || Volatile.Read(ref _shown) is not { } before || !before.SequenceEqual(shown);
        if (differs)
        {
            await cache.InvalidateAsync([CacheTag.Banner], cancellationToken);
            // Fills the cache before the first reader comes.
            await queries.ShownAsync(cancellationToken);
            Volatile.Write(ref _shown, shown);
        }
        var next = BannerRules.NextChange(await queries.AllAsync(cancellationToken), clock.GetUtcNow().UtcDateTime);
        await jobs.RunAtAsync(RefreshBanner.JobName, next is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null, cancellationToken);
        return (shown.Count, differs);
    }
}
