using BlogApp.Components.Dialogs;
using BlogApp.Components.Layout;
using BlogApp.Data.Site;
using BlogApp.Features.Site.Redirects.Missing;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BlogApp.Features.Site.Redirects.Pages;

/// <summary>Which addresses lead where, and which lead nowhere although people come by them.</summary>
public sealed partial class RedirectsPage : IDisposable
{
    private static readonly DialogOptions Form = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };

    private static readonly PageKey[] Keys = [new("z", Phrase.Key("Bring back the redirect that was just deleted"))];

    private RedirectFilter _filter = RedirectFilter.From(null, null, null, null);
    private RedirectList? _list;
    private Phrase? _problem;
    private DeletedRedirect? _deleted;
    private Snackbar? _offer;
    private CancellationTokenSource? _typing;
    private long? _me;
    private bool _busy;
    private string _typed = "", _searched = "";

    [SupplyParameterFromQuery(Name = "show")] private string? ShowText { get; set; }

    [SupplyParameterFromQuery(Name = "q")] private string? QueryText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [Inject] private RedirectListQuery Query { get; set; } = null!;

    [Inject] private RedirectCommands Commands { get; set; } = null!;

    [Inject] private RedirectHits Hits { get; set; } = null!;

    [Inject] private MissingAddresses Missing { get; set; } = null!;

    [Inject] private IOptions<RedirectSettings> Settings { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Notices { get; set; } = null!;

    private string Nothing => _filter switch
    {
        { Query.Length: > 0 } => Words["No address speaks of “{0}”.", _filter.Query],
        { View: RedirectView.Missing } => Words["Nobody came by an address without a page."],
        { View: RedirectView.Ignored } => Words["No address is ignored."],
        _ => Words["There are no redirects yet. An import brings those of the earlier site; a renamed article needs none."],
    };

    protected override async Task OnInitializedAsync()
    {
        _me = (await Authentication.GetAuthenticationStateAsync()).User.UserId();
        // Whoever looks wants to see what happened until now.
        await Hits.SaveAsync(CancellationToken.None);
        await Missing.SaveAsync(CancellationToken.None);
    }

    protected override async Task OnParametersSetAsync()
    {
        _filter = RedirectFilter.From(ShowText, QueryText, SortText, PageText);
        // What was typed since this was asked for stays in the box.
        if (_filter.Query != _searched)
            _typed = _searched = _filter.Query;
        await ReadAsync();
    }

    private async Task ReadAsync() => _list = await Query.RunAsync(_filter, CancellationToken.None);

    private async Task OpenAsync(long id)
    {
        if (await Commands.OpenAsync(id, CancellationToken.None) is { } form)
            await EditAsync(form);
        else
            await TellAsync(new(RedirectResult.Missing), null);
    }

    private async Task EditAsync(RedirectForm form)
    {
        var parameters = new DialogParameters<RedirectDialog> { { dialog => dialog.Opened, form } };
        var shown = await Dialogs.ShowAsync<RedirectDialog>(form.Id is null ? Words["New redirect"] : Words["Edit the redirect from {0}", form.From], parameters, Form);
        if (await shown.Result is { Canceled: false })
            await TellAsync(new(RedirectResult.Saved), Words["Redirect saved"]);
    }

    private async Task ImportAsync()
    {
        var shown = await Dialogs.ShowAsync<ImportListDialog>(Words["Import a list of redirects"], new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Medium, FullWidth = true });
        if (await shown.Result is { Canceled: false, Data: string said })
            await TellAsync(new(RedirectResult.Saved), said);
    }

    private async Task DeleteAsync(RedirectRow row)
    {
        if (!await Dialogs.ConfirmAsync(Words["Delete the redirect from {0}?", row.Path], Words["Whoever comes by this address finds nothing then."], Words["Delete the redirect"], Words["Keep it"], danger: true))
            return;
        var deleted = await Commands.RemoveAsync(row.Id, _me, CancellationToken.None);
        await TellAsync(deleted, null);
        if (deleted.Deleted is { } gone)
        {
            _deleted = gone;
            _offer = Notices.Offer(Words["“{0}” is deleted", row.Path], Words["Undo"], "z", () => FromNoticeAsync(UndoAsync));
        }
    }

    private async Task UndoAsync()
    {
        if (_deleted is not { } deleted)
            return;
        _deleted = null;
        if (_offer is { } offer)
            Notices.Remove(offer);
        await TellAsync(await Commands.RestoreAsync(deleted, _me, CancellationToken.None), Words["“{0}” is back", deleted.Path]);
    }

    private async Task IgnoreAsync(MissingAddress row)
    {
        await Missing.IgnoreAsync(row.Id, !row.Ignored, CancellationToken.None);
        await TellAsync(new(RedirectResult.Saved), row.Ignored ? Words["{0} is shown again", row.Path] : Words["{0} is ignored from now on", row.Path]);
    }

    /// <summary>What was done goes by in a notice, what was not stands on the page; the list is read anew.</summary>
    private async Task TellAsync(RedirectSaved saved, string? said)
    {
        _problem = saved.Result switch
        {
            RedirectResult.Saved => null,
            RedirectResult.Missing => Phrase.Format("This redirect is no longer there."),
            _ => saved.Errors.Values.FirstOrDefault() ?? Phrase.Format("Someone else has changed this redirect meanwhile. Look at it and try again."),
        };
        if (_problem is null && said is not null)
            Notices.Notify(Severity.Success, said);
        await ReadAsync();
        StateHasChanged();
    }

    private Task OnKeyAsync(KeyboardEventArgs e) => e is { Key: "z", CtrlKey: false, MetaKey: false, AltKey: false } ? UndoAsync() : Task.CompletedTask;

    // The menu closes once its click is done: it does not wait for an answer to a question.
    private void Begin(Func<Task> step) => _ = FromNoticeAsync(step);

    // A notice and a menu are no part of this page: what fails there would end the whole connection.
    private Task FromNoticeAsync(Func<Task> step) => InvokeAsync(async () =>
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            await step();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await DispatchExceptionAsync(error);
        }
        finally
        {
            _busy = false;
            StateHasChanged();
        }
    });

    /// <summary>Searches when the typing pauses.</summary>
    private async Task SearchAsync()
    {
        if (_typing is { } before)
        {
            await before.CancelAsync();
            before.Dispose();
        }
        var typing = _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(250, typing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        _searched = _typed.Trim();
        Navigation.NavigateTo(AddressWith("q", _searched), replace: true);
    }

    private string AddressWith(string name, string? value) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, ["page"] = null });

    private string Origin(RedirectSource source) => source switch
    {
        RedirectSource.Import => Words["from an import"],
        RedirectSource.Csv => Words["from a list"],
        _ => Words["by hand"],
    };

    // Escaped addresses are for programs.
    private static string Plain(string address) => address.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(address) : address;

    private string Number(long number) => number.ToString("N0", Interface.Culture);

    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
    }
}
