using BlogApp.Components.Dialogs;
using BlogApp.Components.Layout;
using BlogApp.Components.Shared;
using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace BlogApp.Features.Comments.Studio;

/// <summary>Comments by state, to approve, discard, answer and edit, individually or in bulk. Updates by itself.</summary>
public sealed partial class ModerationPage : IDisposable
{
    private static readonly (CommentState State, string Word, string Label)[] Tabs =
    [
        (CommentState.Pending, "", Phrase.Key("Pending")),
        (CommentState.Approved, "approved", Phrase.Key("Approved")),
        (CommentState.Spam, "spam", Phrase.Key("Spam")),
        (CommentState.Trash, "trash", Phrase.Key("Trash")),
    ];

    private static readonly PageKey[] Keys =
    [
        new("↑ ↓", Phrase.Key("move")), new("x", Phrase.Key("select")), new("a", Phrase.Key("approve")), new("s", Phrase.Key("spam")), new("t", Phrase.Key("trash")),
        new("r", Phrase.Key("answer")), new("e", Phrase.Key("edit")), new("z", Phrase.Key("undo")),
    ];

    private readonly HashSet<long> _selected = [];
    private readonly Dictionary<long, ElementReference> _boxes = [];
    private CommentState _state;
    private ModerationList? _list;
    private Actor _actor;
    private string _name = "";
    private string? _said;
    private IReadOnlyList<CommentBefore> _undo = [];
    private bool _editing, _busy, _leader;
    private long? _focused, _open, _focusNext;
    private bool _focusEditor;
    private string _text = "";
    private string? _error;
    private ElementReference _editor;

    [SupplyParameterFromQuery(Name = "state")] private string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject] private ModerationQuery Query { get; set; } = null!;

    [Inject] private CommentModeration Moderation { get; set; } = null!;

    [Inject] private CommentNotifier Signals { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    private bool AllSelected => _list is { Rows.Count: > 0 } list && list.Rows.All(r => _selected.Contains(r.Id));

    private IEnumerable<(CommentState State, string Label)> Moves => new[]
    {
        (State: CommentState.Approved, Label: Phrase.Key("Approve")),
        (State: CommentState.Spam, Label: Phrase.Key("Spam")),
        (State: CommentState.Trash, Label: Phrase.Key("Trash")),
    }.Where(m => m.State != _state);

    private string Nothing => _state switch
    {
        CommentState.Pending => Phrase.Key("No comment waits. What guests write appears here first."),
        CommentState.Approved => Phrase.Key("No comment has been approved yet."),
        CommentState.Spam => Phrase.Key("No spam."),
        _ => Phrase.Key("The trash is empty."),
    };

    /// <summary>What single keys mean: the row that has, or last had, the focus; at first the first.</summary>
    private ModerationRow? Here => _list?.Rows.FirstOrDefault(r => r.Id == _focused) ?? (_list?.Rows is [var first, ..] ? first : null);

    private static string AddressOf(string word) => word.Length == 0 ? "/studio/comments" : "/studio/comments?state=" + word;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            Signals.Changed += OnChanged;
    }

    protected override async Task OnParametersSetAsync()
    {
        var user = (await Authentication).User;
        (_actor, _name) = (Actor.FromUser(user), user.DisplayName());
        var state = Tabs.FirstOrDefault(t => t.Word == (StateText ?? "")).State;
        if (state != _state)
        {
            _selected.Clear();
            (_said, _undo) = (null, []);
            Close();
        }
        _state = state;
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusEditor)
        {
            _focusEditor = false;
            await _editor.FocusAsync();
        }
        else if (_focusNext is { } next)
        {
            _focusNext = null;
            // The row may have left the page meanwhile: moved to another state, or changed by another moderator.
            if (_list?.Rows.Any(r => r.Id == next) == true && _boxes.TryGetValue(next, out var box) && box.Context is not null)
                await box.FocusAsync();
        }
    }

    private async Task LoadAsync()
    {
        _list = await Query.RunAsync(_state, TablePager.Parse(PageText), _actor, CancellationToken.None);
        _selected.IntersectWith(_list.Rows.Select(r => r.Id));
        foreach (var gone in _boxes.Keys.Except(_list.Rows.Select(r => r.Id)).ToList())
            _boxes.Remove(gone);
        if (_open is { } open && _list.Rows.All(r => r.Id != open))
            Close();
    }

    // A new comment or another moderator's change: the rows update, and text being written here stays.
    private void OnChanged() => _ = InvokeAsync(async () =>
    {
        if (_busy)
            return;
        await LoadAsync();
        StateHasChanged();
    });

    private async Task MoveAsync(IReadOnlyList<long> ids, CommentState state)
    {
        if (_busy || ids.Count == 0)
            return;
        var next = NextAfter(ids);
        _busy = true;
        try
        {
            _undo = await Moderation.MoveAsync(ids, state, _actor, CancellationToken.None);
        }
        finally
        {
            _busy = false;
        }
        _said = state switch
        {
            CommentState.Approved => Words["Approved: {0}.", _undo.Count].Value,
            CommentState.Spam => Words["Marked as spam: {0}.", _undo.Count].Value,
            CommentState.Trash => Words["Moved to the trash: {0}.", _undo.Count].Value,
            _ => null,
        };
        _selected.ExceptWith(ids);
        await LoadAsync();
        _focusNext = next;
    }

    private async Task UndoAsync()
    {
        var restored = await Moderation.RestoreAsync(_undo, _actor, CancellationToken.None);
        (_undo, _said) = ([], Words["Taken back: {0}.", restored.Count]);
        await LoadAsync();
        _focusNext = restored.Count > 0 ? restored[0].Id : null;
    }

    private async Task DeleteAsync()
    {
        if (!await Dialogs.ConfirmAsync(Words["Delete {0} comments for good?", _selected.Count], Words["The answers to them go, too. This cannot be undone."],
                Words["Delete for good"], Words["Keep them"], danger: true))
            return;
        (_undo, _said) = ([], Words["Deleted: {0}.", await Moderation.DeleteAsync([.. _selected], _actor, CancellationToken.None)]);
        _selected.Clear();
        await LoadAsync();
    }

    private void Open(ModerationRow row, bool editing)
    {
        (_open, _editing, _error, _text, _focusEditor) = (row.Id, editing, null, editing ? row.Markdown : "", true);
        _focused = row.Id;
    }

    private void Close()
    {
        (_focusNext, _open, _error, _text) = (_open, null, null, "");
    }

    private Task SaveEditAsync() => SaveAsync(id => Moderation.EditAsync(id, _text, _actor, CancellationToken.None), Words["The text is saved."]);

    private Task SaveAnswerAsync() => SaveAsync(id => Moderation.AnswerAsync(id, _text, _name, _actor, CancellationToken.None), Words["Your answer stands under the comment."]);

    private async Task SaveAsync(Func<long, Task<string?>> save, string said)
    {
        if (_busy || _open is not { } id)
            return;
        _busy = true;
        try
        {
            _error = await save(id);
        }
        finally
        {
            _busy = false;
        }
        if (_error is not null)
        {
            _focusEditor = true;
            return;
        }
        (_said, _undo) = (said, []);
        Close();
        await LoadAsync();
    }

    private void Toggle(long id)
    {
        if (!_selected.Remove(id))
            _selected.Add(id);
    }

    private void SelectAll(ChangeEventArgs change)
    {
        _selected.Clear();
        if (change.Value is true)
            _selected.UnionWith(_list!.Rows.Select(r => r.Id));
    }

    private void CloseOnEscape(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            Close();
    }

    /// <summary>Single keys work on the row at hand. The one after g belongs to the Studio, which goes elsewhere by it.</summary>
    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        var afterLeader = _leader;
        _leader = key.Key == "g";
        if (afterLeader || key.CtrlKey || key.MetaKey || key.AltKey)
            return;
        if (key.Key == "z" && _undo.Count > 0)
            await UndoAsync();
        if (Here is not { } row)
            return;
        var begun = _focused == row.Id;
        _focused = row.Id;
        var chosen = _selected.Count > 0 ? [.. _selected] : new List<long> { row.Id };
        switch (key.Key)
        {
            case "ArrowDown" or "j": Focus(row, begun ? +1 : 0); break;
            case "ArrowUp" or "k": Focus(row, -1); break;
            case "x": Toggle(row.Id); break;
            case "a" when _state != CommentState.Approved: await MoveAsync(chosen, CommentState.Approved); break;
            case "s" when _state != CommentState.Spam: await MoveAsync(chosen, CommentState.Spam); break;
            case "t" or "Delete" when _state != CommentState.Trash: await MoveAsync(chosen, CommentState.Trash); break;
            case "r": Open(row, editing: false); break;
            case "e": Open(row, editing: true); break;
        }
    }

    private void Focus(ModerationRow row, int step)
    {
        var rows = _list!.Rows;
        var at = rows.ToList().FindIndex(r => r.Id == row.Id) + step;
        if (at >= 0 && at < rows.Count)
            _focusNext = rows[at].Id;
    }

    /// <summary>The row that gets the focus when these are gone: the next one, or else the previous one.</summary>
    private long? NextAfter(IReadOnlyList<long> gone)
    {
        if (_focused is null || !gone.Contains(_focused.Value))
            return null;
        var rows = _list!.Rows.ToList();
        var at = rows.FindIndex(r => r.Id == _focused);
        return rows.Skip(at + 1).FirstOrDefault(r => !gone.Contains(r.Id))?.Id ?? rows.Take(Math.Max(at, 0)).LastOrDefault(r => !gone.Contains(r.Id))?.Id;
    }

    public void Dispose() => Signals.Changed -= OnChanged;
}
