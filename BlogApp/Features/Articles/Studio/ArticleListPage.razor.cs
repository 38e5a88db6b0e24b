using BlogApp.Components.Shared;
using System.Globalization;
using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using BlogApp.Data.Articles;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Studio.Bulk;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Articles.Studio;

/// <summary>All articles, or all pages, with their numbers, which move while the list is open.</summary>
public sealed partial class ArticleListPage : IDisposable
{
    private static readonly string SparkBox = $"0 0 {SparkPath.Width} {SparkPath.Height}";

    private readonly Dictionary<long, ArticleRow> _selected = [];
    private ArticleFilter _filter = ArticleFilter.From(null, null, null, null);
    private ArticleList? _list;
    private ArticleChoices _choices = new([], [], []);
    private Actor _me;
    private BulkResult? _result;
    private IDisposable? _subscription;
    private long _shown, _lastPicked;
    private bool _busy;
    private CancellationTokenSource? _typing;

    [SupplyParameterFromQuery(Name = "q")] private string? QueryText { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = "tag")] private string? TagText { get; set; }

    [SupplyParameterFromQuery(Name = "author")] private string? AuthorText { get; set; }

    [SupplyParameterFromQuery(Name = "language")] private string? LanguageText { get; set; }

    [Inject] private ArticleListQuery Query { get; set; } = null!;

    [Inject] private ArticleCommands Commands { get; set; } = null!;

    [Inject] private BulkChanges Changes { get; set; } = null!;

    [Inject] private ILiveFeed Feed { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    private bool Pages => _filter.Kind is ArticleKind.Page;

    private string Room => Pages ? "/studio/pages" : "/studio/articles";

    private string Plural => Pages ? Words["Pages"] : Words["Articles"];

    private string Nothing => _filter switch
    {
        { Query.Length: > 0 } => Words["Nothing here has “{0}” in its title.", _filter.Query],
        { Tag: not null } or { Author: not null } or { Language: not null } => Words["Nothing here is like that."],
        { State: { } state } => Words["Nothing here has the state “{0}”.", Named(state)],
        _ => Pages ? Words["There are no pages yet, such as “About” or “Contact”."] : Words["There are no articles yet."],
    };

    private bool AllSelected => _list is { } list && list.Rows.Any(MayChange) && list.Rows.Where(MayChange).All(row => _selected.ContainsKey(row.Id));

    protected override async Task OnInitializedAsync()
    {
        _me = Actor.Of((await Authentication.GetAuthenticationStateAsync()).User);
        if (RendererInfo.IsInteractive)
            _subscription = Feed.Subscribe(OnSample);
    }

    protected override async Task OnParametersSetAsync()
    {
        var kind = new Uri(Navigation.Uri).AbsolutePath.StartsWith("/studio/pages", StringComparison.OrdinalIgnoreCase) ? ArticleKind.Page : ArticleKind.Article;
        var filter = ArticleFilter.From(QueryText, StateText, SortText, PageText, TagText, AuthorText, LanguageText) with { Kind = kind };
        if (_list is null || filter != _filter)
        {
            // What cannot be seen cannot be meant.
            _selected.Clear();
            if (_list is null || filter.Kind != _filter.Kind)
                _choices = await Query.ChoicesAsync(kind, CancellationToken.None);
        }
        _filter = filter;
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _list = await Query.RunAsync(_filter, CancellationToken.None);
        foreach (var row in _list.Rows)
            if (_selected.ContainsKey(row.Id))
                _selected[row.Id] = row;
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

    private bool MayChange(ArticleRow row) => _me.MayChange(row.AuthorId);

    /// <param name="range">All from the one picked before to this one, as this one.</param>
    private void Select(ArticleRow row, bool range)
    {
        var select = !_selected.ContainsKey(row.Id);
        var rows = _list!.Rows;
        var here = rows.ToList().FindIndex(r => r.Id == row.Id);
        var last = range ? rows.ToList().FindIndex(r => r.Id == _lastPicked) : here;
        if (last < 0)
            last = here;
        for (var i = Math.Min(here, last); i <= Math.Max(here, last); i++)
            Pick(rows[i], select);
        _lastPicked = row.Id;
    }

    private void SelectAll()
    {
        var select = !AllSelected;
        foreach (var row in _list!.Rows)
            Pick(row, select);
    }

    private void Pick(ArticleRow row, bool select)
    {
        if (!select)
            _selected.Remove(row.Id);
        else if (MayChange(row))
            _selected[row.Id] = row;
    }

    private Task RunAsync(BulkStep step, string? tag) => ActAsync(async () =>
    {
        // In the order of the list, so that the message names them in that order.
        var rows = _list!.Rows.Where(row => _selected.ContainsKey(row.Id)).ToList();
        _result = await Changes.RunAsync(step, tag, rows, _me, CancellationToken.None);
        // What failed stays selected, for another attempt.
        _selected.Clear();
        foreach (var (row, _) in _result.Failed)
            _selected[row.Id] = row;
    });

    private Task UndoAsync() => ActAsync(async () =>
    {
        if (_result is { Step: BulkStep.Trash } trashed)
            _result = await Changes.UndoTrashAsync(trashed, _me, CancellationToken.None);
    });

    private Task DeleteAsync(ArticleRow row) => ActAsync(async () =>
    {
        if (!await Dialogs.ConfirmAsync(Words["Delete “{0}” forever?", row.Title], Words["Its text, its revisions and its comments go. Its views stay in the statistics. This cannot be undone."],
                Words["Delete forever"], Words["Keep it"], danger: true))
            return;
        var problem = SavedText.Problem(await Commands.DeleteAsync(row.Id, row.Version, _me, CancellationToken.None));
        _selected.Remove(row.Id);
        _result = problem is null ? new(BulkStep.Delete, null, [row], []) : new(BulkStep.Delete, null, [], [(row, problem)]);
    });

    private async Task ActAsync(Func<Task> act)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            await act();
            _choices = await Query.ChoicesAsync(_filter.Kind, CancellationToken.None);
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
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

    /// <summary>The live numbers; what SQL had when the page was loaded, where that is more. What waits was read today.</summary>
    private (long Views, long Readers, long Today) NumbersOf(ArticleRow row)
    {
        var live = Feed.NumbersOf(row.Id);
        var views = Math.Max(row.Views, live.Views);
        return (views, Math.Max(row.Readers, live.Readers), row.Trend.Days[^1] + views - row.Views);
    }

    private string Spark(ArticleRow row, long today)
    {
        var points = new ChartPoint[ArticleTrend.Length];
        var now = Clock.GetUtcNow();
        for (var i = 0; i < points.Length; i++)
            points[i] = new(now.AddDays(i + 1 - points.Length), i + 1 == points.Length ? today : row.Trend.Days[i]);
        return SparkPath.Of(points, least: 4);
    }

    private string Public(ArticleRow row) => row.State is not ArticleState.Published ? string.Create(CultureInfo.InvariantCulture, $"/studio/preview/{row.Id}") : Pages ? "/" + Uri.EscapeDataString(row.Slug) : ReaderAddress.Article(row.Slug);

    /// <summary>In its own words, as in the editor: the server need not know every language's name in every other.</summary>
    private static string LanguageName(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private string Number(long number) => number.ToString("N0", Interface.Culture);

    private string Named(ArticleState state) => state switch
    {
        ArticleState.Draft => Words["Draft"],
        ArticleState.Scheduled => Words["Scheduled"],
        ArticleState.Published => Words["Published"],
        ArticleState.Unpublished => Words["Unpublished"],
        _ => Words["In the trash"],
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
