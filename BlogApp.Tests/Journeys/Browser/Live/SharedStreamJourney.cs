using System.Collections.Concurrent;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Live;

/// <summary>The windows of one browser over HTTP/1.1, where it opens six connections to a host.</summary>
public sealed class SharedStreamJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    // Open event streams by window; a window's own list is what its address says.
    private readonly ConcurrentDictionary<IRequest, IPage> _streams = new();

    [Fact]
    public async Task EightWindows_ShareOneStream_EachShowsItsArticle_AndANinthStillLoads()
    {
        var slugs = await Server.AddArticlesAsync(8);
        var visitor = await VisitorAsync();
        var windows = new List<IPage>();
        foreach (var slug in slugs)
            windows.Add(await OpenAsync(visitor, $"/articles/{slug}"));
        for (var i = 0; i < slugs.Length; i++)
        {
            await Assertions.Expect(windows[i].Locator("header [data-live=online]")).ToHaveTextAsync("1");
            await Assertions.Expect(windows[i].Locator("[data-live=reading-now]")).ToHaveTextAsync("1");
            await ReadingAsync(slugs[i], 1);
        }
        await OneStreamAsync();
        Assert.Equal(1, (await Server.JsonAsync("/api/online")).GetProperty("online").GetInt32());

        await ShowsANewViewAsync(windows[5], slugs[5]);
        await Assertions.Expect(windows[4].Locator("[data-article-facts] [data-live=views]")).ToHaveTextAsync("1");

        await OpenAsync(visitor, "/archive");
        await OneStreamAsync();
    }

    [Theory]
    [InlineData("close")]
    [InlineData("hide")]
    [InlineData("pagehide")]
    [InlineData("freeze")]
    public async Task LeaderThatGoes_HandsOverAtOnce_AndItsArticleIsNoLongerRead(string how)
    {
        var slugs = await Server.AddArticlesAsync(3);
        var visitor = await VisitorAsync();
        var leader = await OpenAsync(visitor, $"/articles/{slugs[0]}");
        var second = await OpenAsync(visitor, $"/articles/{slugs[1]}");
        var third = await OpenAsync(visitor, $"/articles/{slugs[2]}");
        await OneStreamAsync(leader);
        await ReadingAsync(slugs[2], 1);

        switch (how)
        {
            case "close":
                await leader.CloseAsync();
                break;
            case "hide":
                await leader.EvaluateAsync("Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange'))");
                break;
            case "freeze":
                await leader.EvaluateAsync("document.dispatchEvent(new Event('freeze'))");
                break;
            default:
                await leader.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
                break;
        }
        await ReadingAsync(slugs[0], 0);
        await ReadingAsync(slugs[1], 1);
        await ReadingAsync(slugs[2], 1);
        await OneStreamAsync(second);
        await ShowsANewViewAsync(third, slugs[2]);
        if (how == "close")
            return;

        await leader.EvaluateAsync("delete document.hidden; document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        await ReadingAsync(slugs[0], 1);
        await OneStreamAsync(second);
        await ShowsANewViewAsync(leader, slugs[0]);
    }

    [Fact]
    public async Task FollowerThatGoes_IsNoLongerCountedAsReading_WhileTheOthersAre()
    {
        var slugs = await Server.AddArticlesAsync(2);
        var visitor = await VisitorAsync();
        var leader = await OpenAsync(visitor, $"/articles/{slugs[0]}");
        var follower = await OpenAsync(visitor, $"/articles/{slugs[1]}");
        var twin = await OpenAsync(visitor, $"/articles/{slugs[1]}");
        await ReadingAsync(slugs[1], 1);
        await follower.CloseAsync();
        await ShowsANewViewAsync(twin, slugs[1]);
        await ReadingAsync(slugs[1], 1);
        await twin.GotoAsync("/archive");
        await ReadingAsync(slugs[1], 0);
        await ReadingAsync(slugs[0], 1);
        await OneStreamAsync(leader);
    }

    [Fact]
    public async Task LeaderThatIsStuck_LosesTheLead()
    {
        var slugs = await Server.AddArticlesAsync(1);
        var visitor = await VisitorAsync();
        var stuck = await visitor.NewPageAsync();
        await stuck.GotoAsync("/robots.txt");
        await stuck.EvaluateAsync("new Promise(held => { navigator.locks.request('live', () => { held(); return new Promise(() => {}); }).catch(() => {}); })");
        var window = await OpenAsync(visitor, $"/articles/{slugs[0]}");
        await OneStreamAsync(window);
        await ShowsANewViewAsync(window, slugs[0]);
    }

    [Theory]
    [InlineData("delete Navigator.prototype.locks")]
    [InlineData("delete window.BroadcastChannel")]
    [InlineData("LockManager.prototype.request = () => Promise.reject(new DOMException('', 'SecurityError'))")]
    public async Task BrowserThatCannotShare_HasAStreamForEachWindow(string without)
    {
        var slugs = await Server.AddArticlesAsync(2);
        var visitor = await VisitorAsync();
        await visitor.AddInitScriptAsync(without);
        var first = await OpenAsync(visitor, $"/articles/{slugs[0]}");
        var second = await OpenAsync(visitor, $"/articles/{slugs[1]}");
        await ReadingAsync(slugs[0], 1);
        await ReadingAsync(slugs[1], 1);
        Assert.Equal([first, second], _streams.Values.OrderBy(page => page == first ? 0 : 1));
        await ShowsANewViewAsync(second, slugs[1]);
    }

    private async Task<IPage> OpenAsync(IBrowserContext visitor, string address)
    {
        var page = await visitor.NewPageAsync();
        page.Request += (_, request) => { if (request.ResourceType == "eventsource") _streams[request] = page; };
        page.RequestFailed += (_, request) => Ended(request);
        page.RequestFinished += (_, request) => Ended(request);
        page.Close += (_, _) =>
        {
            foreach (var request in _streams.Where(s => s.Value == page).Select(s => s.Key))
                Ended(request);
        };
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("html[data-stream=on]")).ToHaveCountAsync(1);
        return page;
    }

    private void Ended(IRequest request) => _streams.TryRemove(request, out _);

    /// <summary>The browser has one stream, of this window if one is named.</summary>
    private Task OneStreamAsync(IPage? of = null) =>
        Eventually.Is(() => Task.FromResult(_streams.Values.ToList() is [var only] && (of is null || only == of)), what: "there is one stream");

    private async Task ShowsANewViewAsync(IPage window, string slug)
    {
        var views = await Server.ViewsAsync(slug);
        // Someone who comes and goes.
        var other = await VisitorAsync(Agents.Firefox);
        var theirs = await other.NewPageAsync();
        await theirs.GotoAsync($"/articles/{slug}");
        // With its stream, whose end says at once that they have left.
        await Assertions.Expect(theirs.Locator("html[data-stream=on]")).ToHaveCountAsync(1);
        await Assertions.Expect(window.Locator("[data-article-facts] [data-live=views]")).ToHaveTextAsync($"{views + 1}");
        await other.CloseAsync();
    }

    private Task ReadingAsync(string slug, int visitors) =>
        Eventually.Is(async () => (await Server.JsonAsync($"/api/articles/{slug}/stats")).GetProperty("readingNow").GetInt32() == visitors, what: $"{slug} is read by {visitors}");
}
