using BlogApp.Components.Dialogs;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Site.Menu;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace BlogApp.Features.Site.Admin;

/// <summary>The links in the header of every page: order, titles, addresses.</summary>
public sealed partial class MenuPage
{
    private readonly List<Row> _rows = [];
    private IReadOnlyList<MenuLink> _saved = [];
    private IReadOnlyList<MenuLink> _pages = [];
    private Row? _dragged, _handle;
    private int _version;
    private bool _busy, _tried;
    private string? _problem;

    [Inject] private MenuCommands Commands { get; set; } = null!;
    [Inject] private IDbContextFactory<BlogDbContext> Contexts { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private ISnackbar Toasts { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;

    private IReadOnlyList<MenuLink> Entered => [.. _rows.Select(r => new MenuLink(r.Title.Trim(), r.Address.Trim()))];

    private bool Dirty => !Entered.SequenceEqual(_saved);

    protected override async Task OnInitializedAsync()
    {
        await OpenAsync();
        await using var context = await Contexts.CreateDbContextAsync();
        var pages = await context.Articles.Where(a => a.Kind == ArticleKind.Page && a.State == ArticleState.Published).OrderBy(a => a.Title)
            .Select(a => new { a.Title, a.Slug }).ToListAsync();
        _pages = [.. SiteMenu.Default, .. pages.Select(p => new MenuLink(p.Title, PageAddress.ForSlug(p.Slug)))];
    }

    private async Task OpenAsync()
    {
        var form = await Commands.OpenAsync(CancellationToken.None);
        (_saved, _version) = (form.Links, form.Version);
        _rows.Clear();
        _rows.AddRange(form.Links.Select(l => new Row { Title = l.Title, Address = l.Address }));
    }

    private async Task SaveAsync()
    {
        _tried = true;
        _problem = null;
        if (_busy || Entered.Any(l => MenuRules.TitleError(l.Title) is not null || MenuRules.AddressError(l.Address) is not null))
            return;
        _busy = true;
        try
        {
            var user = (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");
            _problem = await Commands.SaveAsync(new(Entered, _version), user, CancellationToken.None);
            if (_problem is not null)
                return;
            _tried = false;
            await OpenAsync();
            Toasts.Notify(Severity.Success, Words["Menu saved"], Words["Every page shows it now."]);
        }
        finally
        {
            _busy = false;
        }
    }

    private void Add()
    {
        _tried = false;
        _rows.Add(new());
    }

    private void Begin() => _rows.AddRange(SiteMenu.Default.Select(l => new Row { Title = l.Title, Address = l.Address }));

    private void Move(Row row, int by)
    {
        var at = _rows.IndexOf(row);
        if (at + by < 0 || at + by >= _rows.Count)
            return;
        _rows.RemoveAt(at);
        _rows.Insert(at + by, row);
    }

    private void Remove(Row row)
    {
        var at = _rows.IndexOf(row);
        _rows.Remove(row);
        Toasts.Offer(Words["{0} removed", Name(row)], Words["Undo"], null, () =>
        {
            if (!_rows.Contains(row))
                _rows.Insert(Math.Min(at, _rows.Count), row);
            StateHasChanged();
            return Task.CompletedTask;
        });
    }

    private void MoveTo(int at)
    {
        if (_dragged is { } row && _rows.IndexOf(row) is var from && from != at)
            Move(row, at - from);
    }

    private string Name(Row row) => row.Title.Trim() is { Length: > 0 } title ? title : Words["this link"];

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (Dirty && !await Dialogs.ConfirmAsync(Words["Leave without saving?"], Words["The menu was changed but not saved."],
                Words["Discard the changes"], Words["Keep editing"]))
            leaving.PreventNavigation();
    }

    private sealed class Row
    {
        public string Title { get; set; } = "";
        public string Address { get; set; } = "";
    }
}
