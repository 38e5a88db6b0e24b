using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Reading;

/// <summary>Pages that the browser loads before they are opened, and pages that it keeps when they are left.</summary>
public sealed class LoadedAheadJourney : IAsyncLifetime
{
    private BlogServer _server = null!;
    private IPlaywright? _driver;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // The browser without windows keeps no pages.
        const string Executable = "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(Executable), "chromium is not installed.");
        _server = await BlogServer.StartAsync();
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run"],
            IgnoreDefaultArgs = ["--disable-back-forward-cache"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _driver?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("prefetch")]
    [InlineData("prerender")]
    public async Task PageLoadedAhead_IsAViewOnceItIsOpened(string action)
    {
        var slug = (await _server.AddArticlesAsync(1))[0];
        var page = await HomeAsync();
        await LoadAheadAsync(page, action, slug);
        Assert.Equal(0, await _server.ViewsAsync(slug));

        await page.EvaluateAsync($"location.href = '/articles/{slug}'");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/articles/{slug}$"));
        await ViewsAreAsync(slug, 1);
        await page.ReloadAsync();
        await ViewsAreAsync(slug, 2);
        // Exactly one of the two was requested by the reader: the reload.
        Assert.Equal(2, RequestsOf($"/articles/{slug}", "/articles/{Slug}"));
        Assert.Equal(1, RequestsOf($"/api/articles/{slug}/opened", "/api/articles/{slug}/opened"));
    }

    [Fact]
    public async Task PageLoadedAheadAndNeverOpened_IsNoView()
    {
        var slugs = await _server.AddArticlesAsync(2);
        var page = await HomeAsync();
        await LoadAheadAsync(page, "prerender", slugs[0]);
        await page.GotoAsync($"/articles/{slugs[1]}");
        await ViewsAreAsync(slugs[1], 1);
        Assert.Equal(0, await _server.ViewsAsync(slugs[0]));
    }

    [Fact]
    public async Task PageShownAgainByTheBackButton_IsNoFurtherView()
    {
        var slugs = await _server.AddArticlesAsync(2);
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync($"/articles/{slugs[0]}");
        await ViewsAreAsync(slugs[0], 1);
        await page.EvaluateAsync("addEventListener('pageshow', e => { document.documentElement.dataset.kept = e.persisted; })");
        await page.GotoAsync($"/articles/{slugs[1]}");
        await ViewsAreAsync(slugs[1], 1);
        await page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit });
        await Assertions.Expect(page.Locator("html[data-stream=on]")).ToHaveCountAsync(1);
        Assert.Equal("true", await page.EvaluateAsync<string?>("document.documentElement.dataset.kept ?? null"));
        await page.GoForwardAsync(new() { WaitUntil = WaitUntilState.Commit });
        await Assertions.Expect(page.Locator("html[data-stream=on]")).ToHaveCountAsync(1);
        await ViewsAreAsync(slugs[0], 1);
        await ViewsAreAsync(slugs[1], 1);
    }

    private async Task<IPage> HomeAsync()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/");
        return page;
    }

    private Task<IBrowserContext> VisitorAsync() =>
        // The rules are put into the page by the test, which the policy of the pages forbids.
        _browser!.NewContextAsync(new() { BaseURL = _server.Address.ToString(), UserAgent = Agents.Chrome, BypassCSP = true });

    private async Task LoadAheadAsync(IPage page, string action, string slug)
    {
        await page.EvaluateAsync("rules => document.head.append(Object.assign(document.createElement('script'), { type: 'speculationrules', textContent: rules }))",
            JsonSerializer.Serialize(new Dictionary<string, object> { [action] = new[] { new { source = "list", urls = new[] { $"/articles/{slug}" }, eagerness = "immediate" } } }));
        await Eventually.Is(() => RequestsOf($"/articles/{slug}", "/articles/{Slug}") == 1, what: $"the browser loads ahead by {action}");
    }

    private async Task ViewsAreAsync(string slug, int views)
    {
        await Eventually.Is(async () => await _server.ViewsAsync(slug) >= views, what: $"{slug} has {views} views");
        Assert.Equal(views, await _server.ViewsAsync(slug));
    }

    private int RequestsOf(string path, string route)
    {
        var log = Directory.GetFiles(Path.Combine(_server.DataDirectory, "logs"), "requests-*").FirstOrDefault();
        if (log is null)
            return 0;
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        // A page from the cache is logged by its path, a rendered one by its route.
        return reader.ReadToEnd().Split('\n').Count(line => line.Contains($"\"{path}\"", StringComparison.Ordinal) || line.Contains($"\"{route}\"", StringComparison.Ordinal));
    }
}
