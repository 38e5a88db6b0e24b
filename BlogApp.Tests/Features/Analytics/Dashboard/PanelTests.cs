using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Features.Languages;
using BlogApp.Features.Analytics.Dashboard.Panels;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

public sealed class PanelTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Without_readers_the_panel_says_how_to_get_one()
    {
        var panel = await RenderAsync<ReadingNowPanel>(LiveSnapshot.Empty);
        Assert.Contains("Nobody is reading right now", panel.TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.QuerySelectorAll("[data-testid=reading-now]"));
    }

    [Fact]
    public async Task Articles_being_read_show_their_readers_against_the_most_read()
    {
        var rows = (await RenderAsync<ReadingNowPanel>(new() { At = At, Reading = [new(1, "first", "First", 8, 1204), new(2, "second", "<b>Second</b>", 1, 1)] }))
            .QuerySelectorAll("[data-testid=reading-now]");
        Assert.Equal(["8", "1"], rows.Select(row => row.QuerySelector("[data-testid=reading-now-readers]")!.TextContent));
        Assert.Equal(["--share:100%", "--share:12.5%"], rows.Select(row => row.GetAttribute("style")));
        Assert.Equal("/articles/second", rows[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("<b>Second</b>", rows[1].QuerySelector("a")!.TextContent);
        Assert.Contains("1 view", rows[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1 views", rows[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_articles_than_fit_are_counted()
    {
        var panel = await RenderAsync<ReadingNowPanel>(new() { At = At, Reading = [.. Enumerable.Range(1, 25).Select(i => new ReadingNow(i, $"a{i}", $"A {i}", 25 - i, i))] });
        Assert.Equal(10, panel.QuerySelectorAll("[data-testid=reading-now]").Length);
        Assert.Contains("On 15 more articles: 105.", panel.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, "9 online.")]
    [InlineData(12, "On other pages: 3 of 12 online.")]
    [InlineData(7, "7 online: some have several articles open.")]
    public async Task Readers_add_up_to_who_is_online_or_it_says_why_not(int online, string expected)
    {
        var panel = await RenderAsync<ReadingNowPanel>(new() { At = At, Online = online, Reading = [new(1, "first", "First", 8, 1204), new(2, "second", "Second", 1, 1)] });
        Assert.Equal(expected, panel.QuerySelector(".note")!.TextContent);
    }

    [Fact]
    public async Task The_stream_shows_twenty_views_newest_first_and_names_direct_visits()
    {
        LatestView[] views = [.. Enumerable.Range(1, 30).Select(i => new LatestView($"{i}", At.AddSeconds(-i), "first", "First", i == 1 ? "" : "example.org", "Firefox"))];
        var rows = (await RenderAsync<LatestViewsPanel>(new() { At = At, Latest = views })).QuerySelectorAll("[data-testid=latest-view]");
        Assert.Equal(20, rows.Length);
        Assert.Equal("17:29:59FirstdirectFirefox", rows[0].TextContent);
        Assert.Equal("17:29:58Firstexample.orgFirefox", rows[1].TextContent);
        Assert.All(rows, row => Assert.False(row.ClassList.Contains("new")));
    }

    [Fact]
    public async Task Without_views_the_stream_says_how_to_get_one() =>
        Assert.Contains("Open an article in another window", (await RenderAsync<LatestViewsPanel>(LiveSnapshot.Empty)).TextContent, StringComparison.Ordinal);

    private static async Task<IElement> RenderAsync<T>(LiveSnapshot now) where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().AddLanguages().Configure<SiteSettings>(site => site.TimeZone = "Asia/Kolkata").BuildServiceProvider();
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
