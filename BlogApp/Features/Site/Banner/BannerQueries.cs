using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Media;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Site.Banner;

/// <summary>The banner as readers see it, cached.</summary>
internal sealed class BannerQueries(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, TimeProvider clock)
{
    private static readonly HybridCacheEntryOptions s_lasting = new() { Expiration = TimeSpan.FromHours(1) };

    /// <summary>The current slides. The job evicts them from the cache when one begins or ends.</summary>
    public ValueTask<IReadOnlyList<ShownSlide>> ShownAsync(CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(CacheRegion.Banner + ":shown", LoadAsync, s_lasting, [CacheTag.Banner], cancellationToken);

    /// <summary>The current slides, bypassing the cache.</summary>
    public async ValueTask<IReadOnlyList<ShownSlide>> LoadAsync(CancellationToken cancellationToken)
    {
        var slides = await AllAsync(cancellationToken);
        return [.. BannerRules.Active(slides, clock.GetUtcNow().UtcDateTime).Select(s => new ShownSlide(s.Id, s.Version, s.Title, s.Text, s.Address,
            s.Picture is { } picture ? MediaAddress.ForName(picture.Name) : null, s.Picture?.Alt ?? ""))];
    }

    /// <summary>All slides in order, including those not shown.</summary>
    public async Task<IReadOnlyList<BannerSlide>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BannerSlides.AsNoTracking().Include(b => b.Picture).ThenInclude(p => p!.Variants)
            .OrderBy(b => b.Position).ThenBy(b => b.Id).ToListAsync(cancellationToken);
    }
}

/// <param name="Address">The link's target; empty: no link.</param>
/// <param name="Picture">The picture's address; null: none.</param>
public sealed record ShownSlide(long Id, int Version, string Title, string Text, string Address, string? Picture, string Alt);
