using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Dashboard.Panels;
using BlogApp.Features.Dashboard.Panels.LatestViews;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class PanelTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task NoReaders_ReadingNowPanel_SaysNobodyIsReading()
    {
        var panel = await RenderAsync<ReadingNowPanel>(LiveSnapshot.Empty);
        Assert.Contains("Nobody is reading right now", panel.TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.QuerySelectorAll("[data-testid=reading-now]"));
    }

    [Fact]
    public async Task ArticlesBeingRead_ReadingNowPanel_ShowsReadersRelativeToTheMostRead()
    {
        var rows = (await RenderAsync<ReadingNowPanel>(new() { At = At, Reading = [new(1, "first", "First", 8, 1204), new(2, "second", "<b>Second</b>", 1, 1)], ReadingAll = (2, 9) }))
            .QuerySelectorAll("[data-testid=reading-now]");
        Assert.Equal(["8", "1"], rows.Select(row => row.QuerySelector("[data-testid=reading-now-readers]")!.TextContent));
        Assert.Equal(["--share:100%", "--share:12.5%"], rows.Select(row => row.GetAttribute("style")));
        Assert.Equal("/articles/second", rows[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("<b>Second</b>", rows[1].QuerySelector("a")!.TextContent);
        Assert.Contains("1 view", rows[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1 views", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MoreArticlesThanFit_ReadingNowPanel_CountsTheRest()
    {
        var panel = await RenderAsync<ReadingNowPanel>(new() { At = At, Reading = [.. Enumerable.Range(1, 25).Select(i => new ReadingNow(i, $"a{i}", $"A {i}", 25 - i, i))], ReadingAll = (60, 335) });
        Assert.Equal(10, panel.QuerySelectorAll("[data-testid=reading-now]").Length);
        Assert.Contains("On 50 more articles: 140.", panel.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, "9 online.")]
    [InlineData(12, "On other pages: 3 of 12 online.")]
    [InlineData(7, "7 online: who reads several articles within a minute counts for each of them.")]
    public async Task ReadersAndOnline_ReadingNowPanel_AddUpOrTheDifferenceIsExplained(int online, string expected)
    {
        var panel = await RenderAsync<ReadingNowPanel>(new() { At = At, Online = online, Reading = [new(1, "first", "First", 8, 1204), new(2, "second", "Second", 1, 1)], ReadingAll = (2, 9) });
        Assert.Equal(expected, panel.QuerySelector(".note")!.TextContent);
    }

    [Fact]
    public async Task ManyViews_LatestViewsPanel_ShowsTheTwentyNewest_AndNamesDirectVisits()
    {
        LatestView[] views = [.. Enumerable.Range(1, 30).Select(i => new LatestView($"{i}", At.AddSeconds(-i), "first", "First", i == 1 ? "" : "example.org", "Firefox"))];
        var rows = (await RenderAsync<LatestViewsPanel>(new() { At = At, Latest = views })).QuerySelectorAll("[data-testid=latest-view]");
        Assert.Equal(20, rows.Length);
        Assert.Equal("17:29:59FirstdirectFirefox", rows[0].TextContent);
        Assert.Equal("17:29:58Firstexample.orgFirefox", rows[1].TextContent);
        Assert.All(rows, row => Assert.False(row.ClassList.Contains("new")));
    }

    [Fact]
    public async Task ViewWithMarkupInItsFields_LatestViewsPanel_ShowsItAsText()
    {
        LatestView view = new("1", At, "first", "\"Tea\" & <b>蛋糕</b>", "<i>.example.org", "<u>");
        var row = (await RenderAsync<LatestViewsPanel>(new() { At = At, Latest = [view] })).QuerySelector("[data-testid=latest-view]")!;
        Assert.Equal("17:30:00\"Tea\" & <b>蛋糕</b><i>.example.org<u>", row.TextContent);
        Assert.Equal("\"Tea\" & <b>蛋糕</b>", row.QuerySelector("a")!.GetAttribute("title"));
        Assert.Equal(4, row.QuerySelectorAll("*").Length);
    }

    [Fact]
    public async Task NoViews_LatestViewsPanel_SaysHowToGetOne() =>
        Assert.Contains("Open an article in another window", (await RenderAsync<LatestViewsPanel>(LiveSnapshot.Empty)).TextContent, StringComparison.Ordinal);

    private static async Task<IElement> RenderAsync<T>(LiveSnapshot now) where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddLanguages().AddScoped<BlogTime>().Configure<SiteSettings>(site => site.TimeZone = "Asia/Kolkata").BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CascadingValue<LiveSnapshot>>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(CascadingValue<LiveSnapshot>.Value)] = now,
                [nameof(CascadingValue<LiveSnapshot>.ChildContent)] = (RenderFragment)(builder =>
                {
                    builder.OpenComponent<T>(0);
                    builder.CloseComponent();
                }),
            }))).ToHtmlString());
        return new HtmlParser().ParseDocument(html).Body!;
    }
}
