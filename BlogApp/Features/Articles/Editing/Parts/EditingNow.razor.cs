using BlogApp.Platform.Security;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BlogApp.Features.Articles.Editing.Parts;

/// <summary>Shows who else has the article open, and when someone saved it meanwhile.</summary>
public sealed partial class EditingNow : IDisposable
{
    private IReadOnlyList<Editor> _others = [];
    private LastSave? _newer;
    private IDisposable? _here;
    private long? _entered;
    private long _me;

    /// <summary>Null until the first save: before it, nobody else can open the article.</summary>
    [Parameter] public long? ArticleId { get; set; }

    /// <summary>The last version that this window saved or started from.</summary>
    [Parameter] public int Version { get; set; }

    /// <summary>Identifies this window.</summary>
    [Parameter, EditorRequired] public string Session { get; set; } = "";

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject] private EditingPresence Presence { get; set; } = null!;

    private string Sentence
    {
        get
        {
            var names = _others.Where(o => o.UserId != _me).Select(o => o.Name).Distinct().ToList();
            return names.Count switch
            {
                0 => Words["You have this open in another window as well."],
                1 => Words["{0} is editing this too, since {1}. Whoever saves second is asked first.", names[0], Clock(_others.First(o => o.UserId != _me).Since)],
                _ => Words["{0} are editing this too. Whoever saves later is asked first.", string.Join(Words[", "], names)],
            };
        }
    }

    private string Clock(DateTimeOffset at) => Times.Text(at, TimeForm.ClockWithSeconds);

    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive)
            return;
        var user = (await SignedIn).User;
        _me = user.UserId() ?? 0;
        if (ArticleId is { } id && _entered != id)
        {
            _here?.Dispose();
            if (_entered is null)
                Presence.Changed += OnChanged;
            _entered = id;
            _here = Presence.Enter(id, Session, _me, user.DisplayName());
        }
        Read();
    }

    private void OnChanged(long articleId)
    {
        if (articleId == _entered)
            _ = InvokeAsync(() =>
            {
                Read();
                StateHasChanged();
            });
    }

    private void Read()
    {
        if (_entered is not { } id)
            return;
        _others = Presence.Others(id, Session);
        _newer = Presence.LastSaveOf(id) is { } last && last.Session != Session && last.Version > Version ? last : null;
    }

    public void Dispose()
    {
        Presence.Changed -= OnChanged;
        _here?.Dispose();
    }
}
