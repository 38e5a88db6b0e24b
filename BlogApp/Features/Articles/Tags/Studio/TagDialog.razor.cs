using BlogApp.Features.Articles.Publishing;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Articles.Tags.Studio;

/// <summary>One tag in a form.</summary>
public sealed partial class TagDialog
{
    private TagForm _saved = TagForm.New;
    private string _title = "", _name = "", _description = "";
    private IReadOnlyDictionary<string, Phrase> _errors = new Dictionary<string, Phrase>();
    private List<(string Name, string Value)>? _theirs;
    private Phrase? _problem;
    private bool _busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>As it was when the form was opened.</summary>
    [Parameter, EditorRequired] public TagForm Opened { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject] private TagCommands Commands { get; set; } = null!;

    protected override void OnInitialized() => Fill(Opened);

    private void Fill(TagForm form) => (_saved, _title, _name, _description) = (form, form.Title, form.Name, form.Description);

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var saved = await Commands.SaveAsync(_saved with { Title = _title, Name = _name, Description = _description }, Actor.FromUser((await SignedIn).User), CancellationToken.None);
            (_errors, _problem) = (saved.Errors, null);
            switch (saved.Result)
            {
                case TagResult.Saved: Dialog.Close(DialogResult.Ok(true)); break;
                case TagResult.Missing: _problem = Phrase.Format("This tag is no longer there."); break;
                case TagResult.NotAllowed: _problem = Phrase.Format("Only admins change tags."); break;
                case TagResult.ChangedMeanwhile: Meet(saved.Theirs!); break;
            }
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>What only they changed is theirs; what both changed stands in the notice.</summary>
    private void Meet(TagForm theirs)
    {
        _theirs = [.. new[] { (nameof(TagForm.Title), theirs.Title, _saved.Title), (nameof(TagForm.Name), theirs.Name, _saved.Name), (nameof(TagForm.Description), theirs.Description, _saved.Description) }
            .Where(field => field.Item2 != field.Item3).Select(field => (field.Item1, field.Item2))];
        if (_title == _saved.Title)
            _title = theirs.Title;
        if (_name == _saved.Name)
            _name = theirs.Name;
        if (_description == _saved.Description)
            _description = theirs.Description;
        _saved = theirs;
    }

    private void TakeTheirs(string name)
    {
        switch (name)
        {
            case nameof(TagForm.Title): _title = _saved.Title; break;
            case nameof(TagForm.Name): _name = _saved.Name; break;
            default: _description = _saved.Description; break;
        }
        _theirs!.RemoveAll(field => field.Name == name);
        if (_theirs.Count == 0)
            _theirs = null;
    }

    private string Label(string name) => name switch
    {
        nameof(TagForm.Title) => Words["Title"],
        nameof(TagForm.Name) => Words["Address"],
        _ => Words["Description"],
    };
}
