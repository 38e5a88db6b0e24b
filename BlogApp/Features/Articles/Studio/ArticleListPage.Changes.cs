using BlogApp.Components.Dialogs;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Studio.Bulk;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace BlogApp.Features.Articles.Studio;

/// <summary>Actions on one row or on the selected rows.</summary>
public sealed partial class ArticleListPage
{
    private bool MayChange(ArticleRow row) => _me.MayChange(row.AuthorId);

    /// <param name="range">Applies to all rows from the previously picked one to this one.</param>
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

    private Task ChangeSelectedAsync(BulkStep step, string? tag) =>
        // In the list's order, so that the message names them in that order.
        ChangeAsync(step, tag, [.. _list!.Rows.Where(row => _selected.ContainsKey(row.Id))]);

    private Task ChangeRowAsync(ArticleRow row, BulkStep step) => step is BulkStep.Delete ? DeleteAsync(row) : ChangeAsync(step, null, [row]);

    private Task ChangeAsync(BulkStep step, string? tag, IReadOnlyList<ArticleRow> rows) => ActAsync(rows, async () =>
    {
        if (step is BulkStep.Trash && !await AskAsync(rows))
            return;
        Say(await Changes.RunAsync(step, tag, rows, _me, CancellationToken.None));
    });

    private Task<bool> AskAsync(IReadOnlyList<ArticleRow> rows)
    {
        var question = rows switch
        {
            [var one] => Words["Move “{0}” to the trash?", one.Title],
            _ when Pages => Words["Move {0:N0} pages to the trash?", rows.Count],
            _ => Words["Move {0:N0} articles to the trash?", rows.Count],
        };
        var names = rows.Count == 1 ? "" : string.Join(Words[", "], rows.Take(3).Select(row => Words["“{0}”", row.Title].Value)) + (rows.Count > 3 ? " … " : " ");
        var fate = rows.Any(row => row.State is ArticleState.Published)
            ? Words["Readers can no longer open what is published. Everything can be restored from the trash."]
            : Words["Everything can be restored from the trash."];
        return Dialogs.ConfirmAsync(question, names + fate, Words["Move to the trash"], Words["Cancel"], danger: true);
    }

    private Task UndoAsync(BulkResult trashed) => ActAsync([], async () =>
    {
        if (_trashed == trashed)
        {
            _trashed = null;
            if (_offer is { } offer)
                Notices.Remove(offer);
        }
        Say(await Changes.UndoTrashAsync(trashed, _me, CancellationToken.None));
        if (trashed.Done is [var first, ..])
            _focusNext = first.Id;
    });

    // The notification is not part of this page: an exception there would end the whole circuit.
    private async Task UndoFromNoticeAsync(BulkResult trashed)
    {
        try
        {
            await UndoAsync(trashed);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await DispatchExceptionAsync(error);
        }
    }

    private async Task OnKeyAsync(KeyboardEventArgs e)
    {
        if (e is { Key: "z", CtrlKey: false, MetaKey: false, AltKey: false } && _trashed is { } trashed)
            await UndoAsync(trashed);
    }

    private Task DeleteAsync(ArticleRow row) => ActAsync([row], async () =>
    {
        if (!await Dialogs.ConfirmAsync(Words["Delete “{0}” forever?", row.Title], Words["Its text, its revisions and its comments go. Its views stay in the statistics. This cannot be undone."],
                Words["Delete forever"], Words["Keep it"], danger: true))
            return;
        var problem = SavedText.Problem(await Commands.DeleteAsync(row.Id, row.Version, _me, CancellationToken.None));
        Say(problem is null ? new(BulkStep.Delete, null, [row], []) : new(BulkStep.Delete, null, [], [(row, problem)]));
    });

    /// <summary>A notification reports what was done. What failed stays on the page, selected for another attempt.</summary>
    private void Say(BulkResult result)
    {
        _failed = result.Failed.Count > 0 ? result : null;
        foreach (var row in result.Done)
            _selected.Remove(row.Id);
        if (result.Done.Count == 0)
            return;
        var summary = result.Summary.In(Words);
        if (result.Step is not BulkStep.Trash)
        {
            Notices.Notify(Severity.Success, summary);
            return;
        }
        _trashed = result;
        _offer = Notices.Offer(summary, Words["Undo"], "z", () => UndoFromNoticeAsync(result));
    }

    /// <param name="rows">Rows that may leave the list. The next remaining row gets the focus.</param>
    private async Task ActAsync(IReadOnlyList<ArticleRow> rows, Func<Task> act)
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var before = _list!.Rows;
            await act();
            _choices = await Query.ChoicesAsync(_filter.Kind, CancellationToken.None);
            await ReadAsync();
            var left = rows.Where(row => _list.Rows.All(r => r.Id != row.Id)).ToList();
            if (left.Count > 0 && _list.Rows.Count > 0)
                _focusNext = _list.Rows[Math.Min(before.ToList().FindIndex(r => r.Id == left[0].Id), _list.Rows.Count - 1)].Id;
        }
        finally
        {
            _busy = false;
            // A notification's button does not raise an event of this page.
            StateHasChanged();
        }
    }
}
