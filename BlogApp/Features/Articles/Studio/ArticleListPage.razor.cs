using System.Globalization;
using BlogApp.Data.Articles;
using BlogApp.Features.Analytics.Live;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Articles.Studio;

/// <summary>All articles with their numbers, which move while the page is open.</summary>
public sealed partial class ArticleListPage : IDisposable
{
    private ArticleFilter _filter = ArticleFilter.From(null, null, null, null);
    private ArticleList? _list;
    private IDisposable? _subscription;
    private long _shown;
    private CancellationTokenSource? _typing;

    [SupplyParameterFromQuery(Name = "q")] private string? QueryText { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [Inject] private ArticleListQuery Query { get; set; } = null!;

    [Inject] private ILiveFeed Feed { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private string Nothing => _filter.Query.Length > 0 ? $"No article's title contains “{_filter.Query}”." : _filter.State is { } state ? $"No article is {Words(state).ToLowerInvariant()}." : "There are no articles yet.";

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            _subscription = Feed.Subscribe(OnSample);
    }

    protected override async Task OnParametersSetAsync()
    {
        _filter = ArticleFilter.From(QueryText, StateText, SortText, PageText);
        _list = await Query.RunAsync(_filter, CancellationToken.None);
        _shown = Sum();
    }

    /// <summary>Searches when the typing pauses, so that the list does not run after every letter.</summary>
    private async Task SearchAsync(string? text)
    {
        _typing?.Cancel();
        _typing?.Dispose();
        var typing = _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), Clock, typing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        var query = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = query, ["page"] = null }), replace: true);
    }

    /// <summary>Draws again only when a number on this page moved. Numbers only grow, so their sum tells.</summary>
    private void OnSample(LiveSnapshot snapshot) => _ = InvokeAsync(() =>
    {
        if (Sum() is var sum && sum != _shown)
        {
            _shown = sum;
            StateHasChanged();
        }
    });

    private long Sum()
    {
        var sum = 0L;
        foreach (var row in _list?.Rows ?? [])
            sum += NumbersOf(row) is var numbers ? numbers.Views + numbers.Readers : 0;
        return sum;
    }

    /// <summary>The live numbers; what SQL had when the page was loaded, where that is more.</summary>
    private (long Views, long Readers) NumbersOf(ArticleRow row)
    {
        var live = Feed.NumbersOf(row.Id);
        return (Math.Max(row.Views, live.Views), Math.Max(row.Readers, live.Readers));
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Words(ArticleState state) => state switch
    {
        ArticleState.Draft => "Draft",
        ArticleState.Scheduled => "Scheduled",
        ArticleState.Published => "Published",
        ArticleState.Unpublished => "Unpublished",
        _ => "In the trash",
    };

    private static string Tone(ArticleState state) => state switch
    {
        ArticleState.Published => "good",
        ArticleState.Scheduled => "wait",
        ArticleState.Trash => "bad",
        _ => "quiet",
    };

    public void Dispose()
    {
        _subscription?.Dispose();
        _typing?.Cancel();
        _typing?.Dispose();
    }
}
