using BlogApp.Components.Layout;
using BlogApp.Components.Shared;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Studio.Beginnings;
using BlogApp.Features.Articles.Studio.Bulk;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;

namespace BlogApp.Features.Articles.Studio;

/// <summary>All articles, or all pages, with numbers that update while the list is open.</summary>
public sealed partial class ArticleListPage : IDisposable
{
    private static readonly (ArticleState State, string Label)[] Tabs =
    [
        (ArticleState.Draft, Phrase.Key("Drafts")), (ArticleState.Scheduled, Phrase.Key("Scheduled")), (ArticleState.Published, Phrase.Key("Published")),
        (ArticleState.Unpublished, Phrase.Key("Unpublished")), (ArticleState.Trash, Phrase.Key("Trash")),
    ];

    private static readonly (string Value, string Label)[] Orders =
    [
        ("-date", Phrase.Key("Newest first")), ("date", Phrase.Key("Oldest first")), ("title", Phrase.Key("By title")), ("-today", Phrase.Key("Most read today")),
        ("-views", Phrase.Key("Most views")), ("-comments", Phrase.Key("Most comments")),
    ];

    private static readonly PageKey[] Keys = [new("z", Phrase.Key("Bring back what was just moved to the trash"))];

    private readonly Dictionary<long, ArticleRow> _selected = [];
    private readonly Dictionary<long, ElementReference> _titles = [];
    private ArticleFilter _filter = ArticleFilter.From(null, null, null, null);
    private ArticleList? _list;
    private ArticleChoices _choices = new([], [], []);
    private Actor _me;
    private BulkResult? _failed, _trashed;
    private Snackbar? _offer;
    private IDisposable? _subscription;
    private long _shown, _lastPicked;
    private long? _focusNext;
    private bool _busy, _narrowing;
    private IReadOnlyList<Beginning> _begun = [];
    private string _name = "";
    private CancellationTokenSource? _typing;
    private string _typed = "", _searched = "";

    [Inject] private IJSRuntime Script { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "q")] private string? QueryText { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = "tag")] private string? TagText { get; set; }

    [SupplyParameterFromQuery(Name = "author")] private string? AuthorText { get; set; }

    [SupplyParameterFromQuery(Name = "language")] private string? LanguageText { get; set; }

    [Inject] private ArticleListQuery Query { get; set; } = null!;

    [Inject] private BeginningsQuery Begun { get; set; } = null!;

    [Inject] private ArticleCommands Commands { get; set; } = null!;

    [Inject] private BulkChanges Changes { get; set; } = null!;

    [Inject] private IArticleNumbers Live { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Notices { get; set; } = null!;

    private bool Pages => _filter.Kind is ArticleKind.Page;

    private string Room => Pages ? "/studio/pages" : "/studio/articles";

    private string Plural => Pages ? Words["Pages"] : Words["Articles"];

    private string Nothing => _filter switch
    {
        { Query.Length: > 0 } => Words["Nothing here has “{0}” in its title.", _filter.Query],
        { Chosen: > 0 } => Words["Nothing here is like that."],
        { State: ArticleState.Draft } => Words["There are no drafts."],
        { State: ArticleState.Scheduled } => Words["Nothing waits for its time."],
        { State: ArticleState.Published } => Words["Nothing is published yet."],
        { State: ArticleState.Unpublished } => Words["Nothing is taken offline."],
        { State: ArticleState.Trash } => Words["The trash is empty."],
        _ => Pages ? Words["There are no pages yet, such as “About” or “Contact”."] : Words["There are no articles yet."],
    };

    /// <summary>They stand on top of the first page.</summary>
    private IReadOnlyList<Beginning> Beginnings => _list is { Page: 1 } && _filter.State is null or ArticleState.Draft ? _begun : [];

    private bool AllSelected => _list is { } list && list.Rows.Any(MayChange) && list.Rows.Where(MayChange).All(row => _selected.ContainsKey(row.Id));

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication.GetAuthenticationStateAsync()).User;
        (_me, _name) = (Actor.FromUser(user), user.DisplayName());
        if (RendererInfo.IsInteractive)
            _subscription = Live.Subscribe(OnSample);
    }

    protected override async Task OnParametersSetAsync()
    {
        var kind = Navigation.Path().StartsWith("/studio/pages", StringComparison.OrdinalIgnoreCase) ? ArticleKind.Page : ArticleKind.Article;
        var filter = ArticleFilter.From(QueryText, StateText, SortText, PageText, TagText, AuthorText, LanguageText) with { Kind = kind };
        if (_list is null || filter != _filter)
        {
            // Rows that are not visible must not stay selected.
            _selected.Clear();
            (_failed, _focusNext) = (null, null);
            if (_list is null || filter.Kind != _filter.Kind)
                _choices = await Query.ChoicesAsync(kind, CancellationToken.None);
        }
        _filter = filter;
        // What was typed since this was asked for stays in the box.
        if (_filter.Query != _searched)
            _typed = _searched = _filter.Query;
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await FetchBeginningsAsync();
        // It may not be drawn yet: then the next time.
        if (_focusNext is not { } id || !_titles.TryGetValue(id, out var title))
            return;
        _focusNext = null;
        await Script.InvokeVoidAsync("studio.focus", title);
    }

    private async Task ReadAsync()
    {
        // Both at once: what is drawn in between would show one without the other.
        var begun = await Begun.RunAsync(_me.UserId ?? 0, _filter, CancellationToken.None);
        (_list, _begun) = (await Query.RunAsync(_filter, CancellationToken.None), begun);
        foreach (var row in _list.Rows)
            if (_selected.ContainsKey(row.Id))
                _selected[row.Id] = row;
        foreach (var gone in _titles.Keys.Except(_list.Rows.Select(row => row.Id)).ToList())
            _titles.Remove(gone);
        _shown = Sum();
    }

    /// <summary>How many of those that were begun stand in the list of this state; null: of all.</summary>
    private int BegunIn(ArticleState? state) => state is null or ArticleState.Draft ? _begun.Count : 0;

    /// <summary>What only this browser knows of is sent to the server, and shown.</summary>
    private async Task FetchBeginningsAsync()
    {
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/editor/saving/beginnings.js"]);
            if (await module.InvokeAsync<int>("sendBeginnings", _me.UserId) == 0)
                return;
            await ReadAsync();
            StateHasChanged();
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException)
        {
            // It stays in the browser; the next visit tries again.
        }
    }

    /// <summary>Searches when typing pauses, so that the list does not reload for every letter.</summary>
    private async Task SearchAsync()
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
        _searched = _typed.Trim();
        var query = _searched.Length == 0 ? null : _searched;
        Navigation.GoTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = query, ["page"] = null }), replace: true);
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _typing?.Cancel();
        _typing?.Dispose();
    }
}
