using System.Globalization;
using BlogApp.Components.Dialogs;
using BlogApp.Components.Shared;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Revisions.Comparison;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Articles.Revisions;

/// <summary>The versions of an article that readers saw, two of them side by side. The address selects the two.</summary>
public sealed partial class RevisionsPage
{
    private ArticleWithRevisions? _past;
    private ArticleComparison? _comparison;
    private int _left;
    private int? _right;
    private bool _missing, _busy;
    private Phrase? _problem;

    [Parameter] public long Id { get; set; }

    [SupplyParameterFromQuery(Name = "from")] private string? FromText { get; set; }

    [SupplyParameterFromQuery(Name = "to")] private string? ToText { get; set; }

    [Inject] private RevisionQuery Query { get; set; } = null!;

    [Inject] private ArticleCommands Commands { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Notifications { get; set; } = null!;

    private string Room => _past?.Kind is ArticleKind.Page ? "/studio/pages" : "/studio/articles";

    private string EditAddress => string.Create(CultureInfo.InvariantCulture, $"{Room}/{Id}");

    /// <summary>The older of the two, or the only one shown. Restoring the current text would change nothing.</summary>
    private RevisionEntry? Restorable =>
        _past is { } past && past.Revisions.FirstOrDefault(r => r.Version == _left) is { } entry && (past.Unkept || entry != past.Revisions[0]) ? entry : null;

    protected override async Task OnParametersSetAsync()
    {
        _past = await Query.FindAsync(Id, CancellationToken.None);
        _missing = _past is null || !(await ActorAsync()).MayChange(_past.AuthorId);
        if (_missing || _past is not { Revisions.Count: > 0 } past)
        {
            _past = _missing ? null : _past;
            return;
        }
        _right = Known(past, ToText) ?? (past.Unkept || past.Revisions.Count == 0 ? null : past.Revisions[0].Version);
        _left = Known(past, FromText) ?? (past.Unkept ? past.Revisions[0] : past.Revisions.ElementAtOrDefault(1) ?? past.Revisions[0]).Version;
        var before = await Query.TextAsync(Id, _left, CancellationToken.None);
        var after = _right is { } right ? await Query.TextAsync(Id, right, CancellationToken.None) : past.Text;
        _comparison = before is null || after is null ? null : await Task.Run(() => ArticleComparison.Compare(before, after));
    }

    private void Choose(string? version, bool left)
    {
        var chosen = int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        Navigation.GoTo(left ? AddressOf(chosen ?? _left, _right) : AddressOf(_left, chosen));
    }

    private async Task RestoreAsync(RevisionEntry entry)
    {
        if (_past is not { } past || _busy)
            return;
        _busy = true;
        _problem = null;
        try
        {
            var fate = past.State is ArticleState.Published ? Words["Readers see it at once; the present text stays in this list."] : Words["The present text stays in this list."];
            if (!await Dialogs.ConfirmAsync(Words["Restore version {0} of “{1}”?", entry.Version, past.Text.Title], fate,
                Words["Restore version {0}", entry.Version], Words["Cancel"]))
                return;
            var saved = await Commands.RestoreRevisionAsync(Id, past.Version, entry.Id, await ActorAsync(), CancellationToken.None);
            if (saved.Result is SaveResult.Saved)
            {
                Notifications.Notify(Severity.Success, Words["Version {0} is the present text again", entry.Version]);
                Navigation.GoTo(string.Create(CultureInfo.InvariantCulture, $"{EditAddress}/revisions"));
            }
            else
            {
                _problem = SavedText.Problem(saved);
            }
            await OnParametersSetAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task<Actor> ActorAsync() => Actor.FromUser((await Authentication.GetAuthenticationStateAsync()).User);

    private string AddressOf(int from, int? to) => string.Create(CultureInfo.InvariantCulture, $"{EditAddress}/revisions?from={from}&to={(to is { } version ? version.ToString(CultureInfo.InvariantCulture) : "now")}");

    private static int? Known(ArticleWithRevisions past, string? version) =>
        int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && past.Revisions.Any(r => r.Version == number) ? number : null;

    private string Moment(DateTime at) => Times.Text(at, TimeForm.Moment);

    private string Named(RevisionEntry entry) => Words["Version {0}, {1}", entry.Version, Moment(entry.At)];

    private string Summary(ArticleComparison comparison) => comparison switch
    {
        { Same: true } => Words["The two are the same."],
        { ChangedPlaces: 0 } => Words["The text is the same."],
        { ChangedPlaces: 1 } => Words["The text differs in one place."],
        _ => Words["The text differs in {0:N0} places.", comparison.ChangedPlaces],
    };
}
