using BlogApp.Features.PageCache;
using BlogApp.Platform.Caching;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.PageCache;

public sealed class PageCacheTests
{
    private static readonly PageKey Key = new(false, "blog.test", "/", "", BlogApp.Platform.Languages.InterfaceLanguage.English);

    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    [InlineData(24 * 60 * 365)]
    public void ClockSet_DoesNotChangeTheAgeOfPages(int minutes)
    {
        var pages = new RenderedPages(_time, new());
        var page = Page();

        _time.Set(TimeSpan.FromMinutes(minutes));
        Assert.True(pages.IsFresh(page));
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.True(pages.IsFresh(page));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(pages.IsFresh(page));
    }

    [Fact]
    public void PageRenderedAcrossAnEviction_IsNotKept()
    {
        var pages = new RenderedPages(_time, new());
        var generation = pages.Generation;
        pages.Evict([CacheTag.Article(7)]);

        pages.End(Key, Page(), generation);

        Assert.Null(pages.Find(Key));
        pages.End(Key, Page(), pages.Generation);
        Assert.NotNull(pages.Find(Key));
        pages.Evict([CacheTag.Article(7)]);
        Assert.NotNull(pages.Find(Key));
        pages.Evict([CacheTag.Lists]);
        Assert.Null(pages.Find(Key));
    }

    private RenderedPage Page() => new(PageTemplate.Parse("<p>"), [], "text/html", 0, false, [CacheTag.Lists], _time.GetTimestamp());
}
