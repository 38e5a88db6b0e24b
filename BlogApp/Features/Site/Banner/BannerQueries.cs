using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Caching;
using BlogApp.Features.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Site.Banner;

/// <summary>What readers see of the banner, through the cache.</summary>
internal sealed class BannerQueries(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, TimeProvider clock)
{
    private static readonly HybridCacheEntryOptions s_lasting = new() { Expiration = TimeSpan.FromHours(1) };

    /// <summary>The slides of this moment. The job drops them from the cache when one begins or ends.</summary>
    public ValueTask<IReadOnlyList<ShownSlide>> ShownAsync(CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(CacheRegion.Banner + ":shown", LoadAsync, s_lasting, [CacheTag.Banner], cancellationToken);

    /// <summary>The same, past the cache.</summary>
    public async ValueTask<IReadOnlyList<ShownSlide>> LoadAsync(CancellationToken cancellationToken)
    {
        var slides = await AllAsync(cancellationToken);
        return [.. BannerRules.Active(slides, clock.GetUtcNow().UtcDateTime).Select(s => new ShownSlide(s.Id, s.Version, s.Title, s.Text, s.Address,
            s.Picture is { } picture ? MediaAddress.Of(picture.Name) : null, s.Picture?.Alt ?? ""))];
    }

    /// <summary>All slides in order, also those that are not shown.</summary>
    public async Task<IReadOnlyList<BannerSlide>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.BannerSlides.AsNoTracking().Include(b => b.Picture).ThenInclude(p => p!.Variants)
            .OrderBy(b => b.Position).ThenBy(b => b.Id).ToListAsync(cancellationToken);
    }
}

/// <param name="Address">Where it leads; empty: nowhere.</param>
/// <param name="Picture">Its address; null: none.</param>
public sealed record ShownSlide(long Id, int Version, string Title, string Text, string Address, string? Picture, string Alt);
