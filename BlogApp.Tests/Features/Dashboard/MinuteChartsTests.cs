using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Dashboard.Charts;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using MudBlazor.Services;

namespace BlogApp.Tests.Features.Dashboard;

/// <summary>
/// An open dashboard's charts of the past 15 minutes, sample by sample. The lines themselves are drawn only after a
/// browser has measured the page.
/// </summary>
public sealed class MinuteChartsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly ScriptedFeed _feed = new();
    private ServiceProvider _services = null!;
    private HtmlRenderer _renderer = null!;
    private HtmlRootComponent _root;
    private Page _page = null!;

    public async ValueTask InitializeAsync()
    {
        _services = new ServiceCollection().AddLogging().AddLanguages().AddMudServices().AddSingleton<ILiveFeed>(_feed).AddSingleton<IJSRuntime, NoScript>()
            .AddSingleton<SharedCharts>().Configure<SiteSettings>(site => site.TimeZone = "Asia/Kolkata").BuildServiceProvider();
        _renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
        _root = await _renderer.Dispatcher.InvokeAsync(() => _renderer.RenderComponentAsync<Page>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Page.Opened)] = (Action<Page>)(page => _page = page) })));
    }

    [Fact]
    public async Task NewestPoint_EqualsTheTile_AlsoBetweenSeconds()
    {
        await SampleAsync(At, views: 5);
        Assert.Equal("5", await ShownAsync());
        await SampleAsync(At.AddSeconds(0.5), views: 9, between: true);
        Assert.Equal("9", await ShownAsync());
    }

    [Fact]
    public async Task TimeAxis_IsTheSameForAllCharts_AndNamesItsTimeZone()
    {
        await SampleAsync(At.AddSeconds(7), views: 5);
        var charts = (await PageAsync()).QuerySelector(".time-charts")!;
        Assert.Equal((At.AddSeconds(10).AddMinutes(-15).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "Asia/Kolkata"), (charts.GetAttribute("data-start"), charts.GetAttribute("data-zone")));
        Assert.Contains("Asia/Kolkata", charts.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, charts.QuerySelectorAll("[role=slider]").Length);
        Assert.All(charts.QuerySelectorAll("[role=slider]"), reader => Assert.Equal(90, reader.GetAttribute("data-readings")!.Split('|').Length));
    }

    [Fact]
    public async Task ClockSetBack_ChartsContinue()
    {
        await SampleAsync(At, views: 5);
        await SampleAsync(At.AddHours(-1), views: 7);
        Assert.Equal("7", await ShownAsync());
        await SampleAsync(At.AddHours(-1).AddSeconds(1), views: 8);
        Assert.Equal("8", await ShownAsync());
    }

    private async Task SampleAsync(DateTimeOffset at, long views, bool between = false)
    {
        if (!between)
        {
            _feed.Past.RemoveAll(point => point.At >= at);
            _feed.Past.Add(new LivePoint(at, views / 60.0, 0, null, views));
        }
        await _renderer.Dispatcher.InvokeAsync(() => _page.Show(new LiveSnapshot { At = at, ViewsLastMinute = views, Between = between }));
    }

    private async Task<string> ShownAsync() => (await PageAsync()).QuerySelector("[data-testid=chart-views-now]")!.TextContent;

    private async Task<IDocument> PageAsync() => new HtmlParser().ParseDocument(await _renderer.Dispatcher.InvokeAsync(_root.ToHtmlString));

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }

    /// <summary>The dashboard around the charts.</summary>
    private sealed class Page : ComponentBase
    {
        private LiveSnapshot _now = LiveSnapshot.Empty;

        [Parameter]
        public Action<Page> Opened { get; set; } = _ => { };

        public void Show(LiveSnapshot now)
        {
            _now = now;
            StateHasChanged();
        }

        protected override void OnInitialized() => Opened(this);

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<CascadingValue<LiveSnapshot>>(0);
            builder.AddComponentParameter(1, nameof(CascadingValue<LiveSnapshot>.Value), _now);
            builder.AddComponentParameter(2, nameof(CascadingValue<LiveSnapshot>.ChildContent), (RenderFragment)(content =>
            {
                content.OpenComponent<MinuteCharts>(0);
                content.CloseComponent();
            }));
            builder.CloseComponent();
        }
    }

    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<T> InvokeAsync<T>(string identifier, object?[]? args) => throw new JSException("No browser.");

        public ValueTask<T> InvokeAsync<T>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new JSException("No browser.");
    }
}
