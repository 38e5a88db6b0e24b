using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using BlogApp.Components.Dialogs;
using BlogApp.Components.Shared;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Editing;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BlogApp.Features.Giveaways.Studio;

/// <summary>One giveaway: its sums, a live curve of the claims, their list, and what the author may do. Updates every second.</summary>
public sealed partial class GiveawayDetailPage : IDisposable
{
    private static readonly TimeSpan CurveSpan = TimeSpan.FromMinutes(15);
    private GiveawayFacts? _giveaway;
    private ClaimPage? _claims;
    private ChartLine? _curve;
    private Actor _actor;
    private (int Places, int Waiting) _shown;
    private int _waiting, _page = 1;
    private bool _missing, _busy;
    private string? _said;

    [Parameter] public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "show")] private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject] private GiveawayQueries Queries { get; set; } = null!;

    [Inject] private GiveawayCatalog Catalog { get; set; } = null!;

    [Inject] private GiveawayCommands Commands { get; set; } = null!;

    [Inject] private Substitutes Substitutes { get; set; } = null!;

    [Inject] private ClaimBook Book { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    private bool WinnersOnly => Show == "winners";

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            Catalog.Changed += OnChanged;
    }

    protected override async Task OnParametersSetAsync()
    {
        _actor = Actor.FromUser((await Authentication).User);
        _page = TablePager.Parse(PageText);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        _giveaway = await Queries.FindAsync(Id, _actor, CancellationToken.None);
        _missing = _giveaway is null;
        if (_giveaway is not { } giveaway)
            return;
        _waiting = Book.CountOf(Id).Waiting;
        _shown = (giveaway.Places, _waiting);
        _claims = await Queries.ClaimsAsync(Id, WinnersOnly, _page, CancellationToken.None);
        var now = Clock.GetUtcNow();
        var arrivals = (await Queries.ArrivalsAsync(Id, now.UtcDateTime - CurveSpan, CancellationToken.None)).ToLookup(a => Buckets.StartOf(a.At, TimeSpan.FromSeconds(10)), a => a.Claims);
        var axis = TimeAxis.Minutes(now, Site.CurrentValue.Zone);
        // A ten seconds without a claim is a zero, not a gap.
        var points = Enumerable.Range(0, axis.Count).Select(i => axis.Start + i * axis.Bucket).Select(at => new ChartPoint(at, arrivals[at].Sum()));
        _curve = ChartLine.Create(axis, points, BucketValue.Last, AxisRule.Whole, NumberFormat.Count, headline: static claims => claims.Sum());
    }

    // Comes with every decision, and once a second. The curve moves on also without a claim.
    private void OnChanged() => _ = InvokeAsync(async () =>
    {
        var known = Catalog.Find(Id);
        var same = known == _giveaway && (known?.Places ?? 0, Book.CountOf(Id).Waiting) == _shown;
        if (_busy || _missing || (same && _curve?.Axis.End > Clock.GetUtcNow()))
            return;
        _busy = true;
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (StoreUnavailableException)
        {
            // The next second tries again.
        }
        finally
        {
            _busy = false;
        }
    });

    private async Task ChangeAsync()
    {
        if (_giveaway is { } giveaway && await Dialogs.EditGiveawayAsync(Words["Giveaway"], giveaway.ArticleId, giveaway))
            _said = Words["The giveaway is saved."];
        await LoadAsync();
    }

    private async Task CloseAsync()
    {
        if (!await Dialogs.ConfirmAsync(Words["Close “{0}” now?", _giveaway!.Item], Words["Who has claimed until now is still told. Nobody else can claim."], Words["Close now"], Words["Keep it open"], danger: true))
            return;
        var closed = await Commands.CloseAsync(Id, _actor, CancellationToken.None);
        _said = closed.Id > 0 ? Words["The giveaway is closed."] : closed.Errors.Values.First().In(Words);
        await LoadAsync();
    }

    private async Task GiveUpAsync(int place, int number)
    {
        if (!await Dialogs.ConfirmAsync(Words["Does the winner of number {0} give up?", number], Words["The item goes to the next in line, in the order in which the claims arrived. This cannot be undone."], Words["Pass the item on"], Words["Keep the winner"], danger: true))
            return;
        Say(await Substitutes.GiveUpAsync(Id, place, _actor, CancellationToken.None));
        await LoadAsync();
    }

    private async Task DrawAsync()
    {
        Say(await Substitutes.DrawAsync(Id, _actor, CancellationToken.None));
        await LoadAsync();
    }

    private void Say(SubstituteDrawn drawn) => _said = drawn switch
    {
        { Problem: { } problem } => problem.In(Words),
        { Place: { } place } => Words["The item goes to the claim in place {0}.", place],
        _ => Words["Nobody is in line; the item is free again."],
    };

    private string State(ClaimRow row) => row switch
    {
        { GaveUpAt: not null } => Words["gave up"],
        { Number: { } number, DrawnAt: not null } => Words["won number {0}, as a substitute", number],
        { Number: { } number } => Words["won number {0}", number],
        { Outcome: ClaimOutcome.SoldOut } => Words["in line"],
        { Refusal: ClaimRefusal.Twice } => Words["refused: claimed twice"],
        _ => Words["refused: after the closing"],
    };

    private string Number(int number) => number.ToString("N0", Interface.Culture);

    public void Dispose() => Catalog.Changed -= OnChanged;
}
