using System.Collections.Concurrent;
using BlogApp.Platform.Caching;

namespace BlogApp.Features.PageCache;

/// <summary>The rendered pages of anonymous readers, in memory, limited in number.</summary>
internal sealed class RenderedPages(TimeProvider clock, CacheStatistics statistics) : IPageEvictor, ICacheContents
{
    // About 60 KB per page with its encodings: at most 120 MB.
    private const int Kept = 2000;

    /// <summary>Dates such as "today" and lists ordered by time require a new rendering now and then.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<PageKey, RenderedPage> _pages = new();
    private readonly ConcurrentDictionary<PageKey, Task<RenderedPage?>> _rendering = new();
    private long _generation;

    /// <summary>Grows with each eviction. A page whose rendering began before an eviction is not cached.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public RenderedPage? Find(in PageKey key) => _pages.GetValueOrDefault(key);

    public bool IsFresh(RenderedPage page) => clock.GetElapsedTime(page.RenderedAt) < FreshFor;

    /// <summary>Claims the rendering of the page.</summary>
    /// <param name="rendering">The result of the request that renders it; null when the page is not cacheable.</param>
    public bool TryBegin(in PageKey key, TaskCompletionSource<RenderedPage?> mine, out Task<RenderedPage?> rendering)
    {
        rendering = _rendering.GetOrAdd(key, mine.Task);
        return rendering == mine.Task;
    }

    /// <summary>Ends a rendering and caches the page, unless something was evicted meanwhile.</summary>
    public void End(in PageKey key, RenderedPage? page, long generation)
    {
        if (page is not null && generation == Generation)
        {
            if (_pages.Count >= Kept)
                DropOldest();
            page.Tracked = key.Track();
            _pages[key] = page;
            // Evicted between the check and the store, so the eviction may have missed it.
            if (generation != Generation)
                _pages.TryRemove(new KeyValuePair<PageKey, RenderedPage>(key, page));
        }
        _rendering.TryRemove(key, out _);
    }

    public void Evict(IReadOnlyCollection<string> tags)
    {
        Interlocked.Increment(ref _generation);
        var all = tags.Contains(CacheTag.Everything);
        foreach (var (key, page) in _pages)
        {
            if (all || page.Tags.Any(tags.Contains))
                _pages.TryRemove(key, out _);
        }
    }

    public string Region => CacheRegion.Page;

    public CacheSize Measure() => new(_pages.Count, _pages.Values.Sum(page => page.Bytes));

    public int Count(Func<string, IReadOnlyCollection<string>, bool> which) => _pages.Values.Count(page => which(page.Tracked!.Text, page.Tags));

    public int Drop(Func<string, IReadOnlyCollection<string>, bool> which)
    {
        Interlocked.Increment(ref _generation);
        return _pages.Count(held => which(held.Value.Tracked!.Text, held.Value.Tags) && _pages.TryRemove(held));
    }

    private void DropOldest()
    {
        foreach (var (key, _) in _pages.OrderBy(p => p.Value.RenderedAt).Take(Kept / 10))
            if (_pages.TryRemove(key, out _))
                statistics.Region(CacheRegion.Page).Evicted();
    }
}
