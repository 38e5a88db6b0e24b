using BlogApp.Components.Shared;
using BlogApp.Data.Articles;
using BlogApp.Features.Accounts;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace BlogApp.Features.Articles.Editing.Parts;

/// <summary>Draws the editor once and hands it to its script; stays for who else is here and for leaving the page.</summary>
public sealed partial class ArticleEditor : IAsyncDisposable
{
    private readonly string _session = Guid.NewGuid().ToString("N");
    private ElementReference _form;
    private DotNetObjectReference<ArticleEditor>? _self;
    private IJSObjectReference? _editor;
    private long? _id;
    private int _version = int.MaxValue;
    private bool _adopting, _gone;

    [Parameter, EditorRequired] public ArticleKind Kind { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter] public long? Id { get; set; }

    [Parameter, EditorRequired] public string Heading { get; set; } = "";

    /// <summary>Where the others are.</summary>
    [Parameter, EditorRequired] public string List { get; set; } = "";

    /// <summary>It was saved, and has this number.</summary>
    [Parameter] public EventCallback<long> OnSaved { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    private bool IsPage => Kind == ArticleKind.Page;

    protected override void OnInitialized() => _id = Id;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        var options = new
        {
            kind = IsPage ? "page" : "article",
            id = Id,
            user = (await SignedIn).User.UserId() ?? 0,
            session = _session,
            zone = Site.CurrentValue.TimeZone,
            list = List,
        };
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/editor/editor.js"]);
            if (_gone)
                return;
            _editor = await module.InvokeAsync<IJSObjectReference>("open", _form, _self, options);
            if (_gone)
                await CloseAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was left before it was ready.
        }
    }

    /// <summary>The script has the text, of this version.</summary>
    [JSInvokable]
    public void Opened(int version)
    {
        _version = version;
        StateHasChanged();
    }

    /// <summary>The script saved the article.</summary>
    [JSInvokable]
    public async Task SavedAsync(long id, int version)
    {
        (_id, _version) = (id, version);
        _adopting = true;
        await OnSaved.InvokeAsync(id);
        _adopting = false;
        StateHasChanged();
    }

    private async Task BeforeLeavingAsync(LocationChangingContext context)
    {
        if (_adopting || _editor is null)
            return;
        try
        {
            if (!await _editor.InvokeAsync<bool>("mayLeave"))
                context.PreventNavigation();
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there any more who could be asked.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        await CloseAsync();
        _self?.Dispose();
    }

    private async Task CloseAsync()
    {
        if (_editor is not { } editor)
            return;
        _editor = null;
        await editor.EndAsync("dispose");
    }
}
