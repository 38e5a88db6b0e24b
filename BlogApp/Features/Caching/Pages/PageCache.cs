using System.Collections.Concurrent;

namespace BlogApp.Features.Caching.Pages;

/// <summary>The rendered pages of anonymous readers, in memory, bounded in number.</summary>
internal sealed class PageCache(TimeProvider clock) : IPageEvictor
{
    // About 60 KB a page with its encodings: 120 MB at the most.
    private const int Kept = 2000;

    /// <summary>Dates such as "today" and the order of lists by time need a new rendering now and then.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<PageKey, RenderedPage> _pages = new();
    private readonly ConcurrentDictionary<PageKey, Task<RenderedPage?>> _rendering = new();
    private long _generation;

    /// <summary>Grows with each eviction: a page whose rendering began before one is not kept.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public RenderedPage? Find(in PageKey key) => _pages.GetValueOrDefault(key);

    public bool IsFresh(RenderedPage page) => clock.GetElapsedTime(page.RenderedAt) < FreshFor;

    /// <summary>Becomes the one that renders the page.</summary>
    /// <param name="rendering">What the one who renders it will give; null when the page is not one to keep.</param>
    public bool TryBegin(in PageKey key, TaskCompletionSource<RenderedPage?> mine, out Task<RenderedPage?> rendering)
    {
        rendering = _rendering.GetOrAdd(key, mine.Task);
        return rendering == mine.Task;
    }

    /// <summary>Ends a rendering and keeps the page, unless something was evicted meanwhile.</summary>
    public void End(in PageKey key, RenderedPage? page, long generation)
    {
        if (page is not null && generation == Generation)
        {
            if (_pages.Count >= Kept)
                DropOldest();
            _pages[key] = page;
            // Evicted between the check and the store: the evictor may have missed it.
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

    private void DropOldest()
    {
        foreach (var (key, _) in _pages.OrderBy(p => p.Value.RenderedAt).Take(Kept / 10))
            _pages.TryRemove(key, out _);
    }
}
