using BlogApp.Components.Dialogs;
using BlogApp.Components.Layout;
using BlogApp.Components.Shared;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace BlogApp.Features.Articles.Tags.Studio;

/// <summary>All tags: what they are called, what is said about them, how many articles carry them.</summary>
public sealed partial class TagsPage : IDisposable
{
    private static readonly DialogOptions Form = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };

    private static readonly PageKey[] Keys = [new("z", Phrase.Key("Bring back the tag that was just deleted"))];

    private readonly Dictionary<long, ElementReference> _names = [];
    private TagFilter _filter = TagFilter.From(null, null, null, null);
    private TagList? _list;
    private Actor _me;
    private Phrase? _problem;
    private DeletedTag? _deleted;
    private Snackbar? _offer;
    private CancellationTokenSource? _typing;
    private long? _focusNext;
    private bool _busy;
    private string _typed = "", _searched = "";

    [SupplyParameterFromQuery(Name = "q")] private string? QueryText { get; set; }

    [SupplyParameterFromQuery(Name = "show")] private string? ShowText { get; set; }

    [SupplyParameterFromQuery(Name = "sort")] private string? SortText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [Inject] private TagListQuery Query { get; set; } = null!;

    [Inject] private TagCommands Commands { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Notices { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    private StringComparer Comparer => StringComparer.Create(Interface.Culture, ignoreCase: true);

    private string Nothing => _filter switch
    {
        { Query.Length: > 0 } => Words["No tag speaks of “{0}”.", _filter.Query],
        { Unused: true } => Words["Every tag is used."],
        _ => Words["There are no tags yet. The first comes with the first article that has one."],
    };

    protected override async Task OnInitializedAsync() => _me = Actor.FromUser((await Authentication.GetAuthenticationStateAsync()).User);

    protected override async Task OnParametersSetAsync()
    {
        _filter = TagFilter.From(QueryText, ShowText, SortText, PageText);
        // What was typed since this was asked for stays in the box.
        if (_filter.Query != _searched)
            _typed = _searched = _filter.Query;
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusNext is not { } id)
            return;
        _focusNext = null;
        if (_names.TryGetValue(id, out var name))
            await Script.InvokeVoidAsync("studio.focus", name);
    }

    private async Task ReadAsync()
    {
        _list = await Query.RunAsync(_filter, Comparer, CancellationToken.None);
        foreach (var gone in _names.Keys.Except(_list.Rows.Select(row => row.Id)).ToList())
            _names.Remove(gone);
    }

    private async Task EditAsync(long? id)
    {
        var form = id is { } known ? await Commands.OpenAsync(known, CancellationToken.None) : TagForm.New;
        if (form is null)
        {
            await TellAsync(new(TagResult.Missing));
            return;
        }
        var parameters = new DialogParameters<TagDialog> { { dialog => dialog.Opened, form } };
        var shown = await Dialogs.ShowAsync<TagDialog>(id is null ? Words["New tag"] : Words["Edit “{0}”", form.Title.Length > 0 ? form.Title : form.Name], parameters, Form);
        if (await shown.Result is { Canceled: false })
            await TellAsync(new(TagResult.Saved), Words["Tag saved"], id);
    }

    private async Task MergeAsync(TagRow row)
    {
        var parameters = new DialogParameters<MergeDialog> { { dialog => dialog.Source, row }, { dialog => dialog.Others, await Query.OthersAsync(row.Id, Comparer, CancellationToken.None) } };
        var shown = await Dialogs.ShowAsync<MergeDialog>(Words["Merge “{0}” into another tag", row.Title], parameters, Form);
        if (await shown.Result is { Canceled: false, Data: TagRow into })
            await TellAsync(await Commands.MergeAsync(row.Id, row.Version, into.Id, _me, CancellationToken.None), Words["“{0}” is part of “{1}” now", row.Title, into.Title], into.Id);
    }

    private async Task DeleteAsync(TagRow row)
    {
        var fate = row.Articles switch
        {
            0 => Words["No article carries it."],
            1 => Words["One article loses it. Its address leads nowhere then."],
            _ => Words["{0:N0} articles lose it. Its address leads nowhere then.", row.Articles],
        };
        if (!await Dialogs.ConfirmAsync(Words["Delete the tag “{0}”?", row.Title], fate, Words["Delete the tag"], Words["Keep it"], danger: true))
            return;
        var next = NextAfter(row);
        var deleted = await Commands.DeleteAsync(row.Id, row.Version, _me, CancellationToken.None);
        await TellAsync(deleted, focus: next);
        if (deleted.Deleted is { } gone)
        {
            _deleted = gone;
            _offer = Notices.Offer(Words["“{0}” is deleted", row.Title], Words["Undo"], "z", () => FromNoticeAsync(UndoAsync));
        }
    }

    private async Task UndoAsync()
    {
        if (_deleted is not { } deleted)
            return;
        _deleted = null;
        if (_offer is { } offer)
            Notices.Remove(offer);
        await TellAsync(await Commands.RestoreAsync(deleted, _me, CancellationToken.None), Words["“{0}” is back", deleted.Title ?? deleted.Name]);
        _focusNext = _list!.Rows.FirstOrDefault(row => row.Name == deleted.Name)?.Id;
        StateHasChanged();
    }

    /// <summary>What was done goes by in a notice, what was not stands on the page; the list is read anew.</summary>
    private async Task TellAsync(TagSaved saved, string? said = null, long? focus = null)
    {
        _problem = saved.Result switch
        {
            TagResult.Saved => null,
            TagResult.Missing => Phrase.Format("This tag is no longer there."),
            TagResult.ChangedMeanwhile => Phrase.Format("Someone else has changed “{0}” meanwhile. Nothing was done; look at it and try again.", saved.Theirs!.Name),
            TagResult.Invalid => saved.Errors.Values.First(),
            _ => Phrase.Format("Only admins change tags."),
        };
        if (_problem is null && said is not null)
            Notices.Notify(Severity.Success, said, Words["Every page shows it now."]);
        await ReadAsync();
        _focusNext = focus;
        StateHasChanged();
    }

    private long? NextAfter(TagRow row)
    {
        var rows = _list!.Rows.ToList();
        var at = rows.FindIndex(r => r.Id == row.Id);
        return (rows.ElementAtOrDefault(at + 1) ?? rows.ElementAtOrDefault(at - 1))?.Id;
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
        Navigation.GoTo(AddressWith("q", _searched), replace: true);
    }

    private string AddressWith(string name, string? value) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [name] = string.IsNullOrEmpty(value) ? null : value, ["page"] = null });

    private string Number(int number) => number.ToString("N0", Interface.Culture);

    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
    }
}
