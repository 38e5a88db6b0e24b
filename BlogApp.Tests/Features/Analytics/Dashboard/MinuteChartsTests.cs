using AngleSharp.Html.Parser;
using BlogApp.Features.Languages;
using BlogApp.Features.Analytics.Dashboard;
using BlogApp.Features.Analytics.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

/// <summary>An open dashboard's charts of the past 15 minutes, sample by sample; the lines themselves are the browser's.</summary>
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
        _services = new ServiceCollection().AddLogging().AddLanguages().AddSingleton<ILiveFeed>(_feed).AddSingleton<IJSRuntime, NoScript>().BuildServiceProvider();
        _renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
        _root = await _renderer.Dispatcher.InvokeAsync(() => _renderer.RenderComponentAsync<Page>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(Page.Opened)] = (Action<Page>)(page => _page = page) })));
    }

    [Fact]
    public async Task ASecond_IsTheNewestPoint_AndASampleBetweenTwoIsNot()
    {
        await SampleAsync(At, views: 5);
        Assert.Equal("5.0", await ShownAsync());
        await SampleAsync(At.AddSeconds(0.5), views: 9, between: true);
        Assert.Equal("5.0", await ShownAsync());
    }

    [Fact]
    public async Task AfterTheClockWasSetBack_ChartsGoOn()
    {
        await SampleAsync(At, views: 5);
        await SampleAsync(At.AddHours(-1), views: 7);
        Assert.Equal("7.0", await ShownAsync());
        await SampleAsync(At.AddHours(-1).AddSeconds(1), views: 8);
        Assert.Equal("7.5", await ShownAsync());
    }

    private async Task SampleAsync(DateTimeOffset at, double views, bool between = false)
    {
        if (!between)
        {
            _feed.Past.RemoveAll(point => point.At >= at);
            _feed.Past.Add(new LivePoint(at, views, 0, null));
        }
        await _renderer.Dispatcher.InvokeAsync(() => _page.Show(new LiveSnapshot { At = at, ViewsPerSecond = views, Between = between }));
    }

    private async Task<string> ShownAsync()
    {
        var html = await _renderer.Dispatcher.InvokeAsync(_root.ToHtmlString);
        return new HtmlParser().ParseDocument(html).QuerySelector("[data-testid=chart-views-now]")!.TextContent;
    }

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
