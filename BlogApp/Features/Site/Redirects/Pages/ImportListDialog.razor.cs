using BlogApp.Features.Site.Redirects.Csv;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace BlogApp.Features.Site.Redirects.Pages;

/// <summary>Shows what a file would change before it changes anything.</summary>
public sealed partial class ImportListDialog
{
    private const int MostShown = 200;

    private RedirectCsvPlan? _plan;
    private Phrase? _problem;
    private string _text = "";
    private bool _busy, _ready;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject] private RedirectCsvImport Import { get; set; } = null!;

    private int Changes => _plan is { } plan ? plan.Count(PlannedChange.Added) + plan.Count(PlannedChange.Changed) : 0;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        // A file chosen before the field's script listens would be silently lost. The field calls its script in this turn; the browser receives messages in order.
        await Task.Yield();
        _ready = true;
        StateHasChanged();
    }

    private async Task ChooseAsync(InputFileChangeEventArgs chosen)
    {
        (_plan, _problem, _busy) = (null, null, true);
        try
        {
            if (chosen.File.Size > RedirectCsv.MaxBytes)
            {
                _problem = Phrase.Format("The file is larger than {0} MiB.", RedirectCsv.MaxBytes >> 20);
                return;
            }
            using var reader = new StreamReader(chosen.File.OpenReadStream(RedirectCsv.MaxBytes));
            _text = await reader.ReadToEndAsync();
            _plan = await Import.PreviewAsync(_text, CancellationToken.None);
            if (_plan.Rows.Count == 0)
                _problem = Phrase.Format("The file has no rows.");
        }
        catch (IOException)
        {
            _problem = Phrase.Format("The file could not be read.");
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task ApplyAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var done = await Import.ApplyAsync(_text, (await SignedIn).User.UserId(), CancellationToken.None);
            Dialog.Close(DialogResult.Ok(Words["{0:N0} redirects added, {1:N0} changed", done.Count(PlannedChange.Added), done.Count(PlannedChange.Changed)].Value));
        }
        finally
        {
            _busy = false;
        }
    }

    // What needs a look comes first.
    private static List<PlannedRedirect> Shown(RedirectCsvPlan plan) => [.. plan.Rows.Where(Speaks).OrderBy(row => row.Change is PlannedChange.Refused ? 0 : row.Words is not null ? 1 : 2).ThenBy(row => row.Row.Line).Take(MostShown)];

    private static bool Speaks(PlannedRedirect row) => row.Change is not PlannedChange.Unchanged || row.Words is not null;
}
