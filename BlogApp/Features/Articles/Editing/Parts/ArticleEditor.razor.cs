using BlogApp.Components.Dialogs;
using BlogApp.Components.Shared;
using BlogApp.Data.Articles;
using BlogApp.Features.Media.Picker;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using MudBlazor;

namespace BlogApp.Features.Articles.Editing.Parts;

/// <summary>Renders the editor once and hands it to its script. Afterwards it handles presence of other editors and navigation away.</summary>
public sealed partial class ArticleEditor : IAsyncDisposable
{
    private static readonly DialogOptions s_wide = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Large, FullWidth = true };

    private readonly string _session = Guid.NewGuid().ToString("N");
    private ElementReference _form;
    private DotNetObjectReference<ArticleEditor>? _self;
    private IJSObjectReference? _editor;
    private long? _id;
    private int _version = int.MaxValue;
    private bool _adopting, _gone;
    private EditorMirror _mirror = new();

    [Parameter, EditorRequired] public ArticleKind Kind { get; set; }

    /// <summary>Null for a new article.</summary>
    [Parameter] public long? Id { get; set; }

    [Parameter, EditorRequired] public string Heading { get; set; } = "";

    /// <summary>The address of the list to return to.</summary>
    [Parameter, EditorRequired] public string List { get; set; } = "";

    /// <summary>Called with the article's number after a save.</summary>
    [Parameter] public EventCallback<long> OnSaved { get; set; }

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

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
            zone = Site.CurrentValue.Zone.Id,
            list = List,
        };
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/editor/editor.js"]);
            if (_gone)
                return;
            _editor = await module.InvokeAsync<IJSObjectReference>("open", _form, _self, options);
            if (_gone)
                await CloseAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was closed before it was ready.
        }
    }

    /// <summary>Called when the script has loaded the text of this version.</summary>
    [JSInvokable]
    public void Opened(int version)
    {
        _version = version;
        StateHasChanged();
    }

    /// <summary>Called when the script has saved the article.</summary>
    [JSInvokable]
    public async Task SavedAsync(long id, int version)
    {
        (_id, _version) = (id, version);
        _adopting = true;
        await OnSaved.InvokeAsync(id);
        _adopting = false;
        StateHasChanged();
    }

    /// <summary>Called with the article's current state in the script.</summary>
    [JSInvokable]
    public void Show(EditorMirror mirror)
    {
        _mirror = mirror;
        StateHasChanged();
    }

    /// <summary>Returns when the script has received everything that the controls sent before this call.</summary>
    [JSInvokable]
    public async Task SettleAsync()
    {
        // Calls keep their order in both directions. Some controls handle an event over several turns of the dispatcher; 20 are more than any needs.
        for (var turn = 0; turn < 20; turn++)
            await Task.Yield();
    }

    /// <summary>Opens the picture chooser, for the text or for the cover.</summary>
    [JSInvokable]
    public async Task<IEnumerable<object>> ChoosePicturesAsync(bool cover)
    {
        var chosen = await Dialogs.ChoosePicturesAsync(cover ? Words["Choose a cover"] : Words["Put in a picture"], several: !cover);
        return chosen.Select(picture => new { picture.Id, picture.Url, picture.Alt, Name = picture.OriginalName });
    }

    /// <summary>Shows both versions, which the script fills in. Returns the choice: mine, theirs, copy or write.</summary>
    [JSInvokable]
    public async Task<string> CompareAsync()
    {
        var parameters = new DialogParameters<CompareDialog>
        {
            { dialog => dialog.OnShown, EventCallback.Factory.Create<ElementReference>(this, root => SayAsync(("fillComparison", [root]))) },
        };
        var shown = await Dialogs.ShowAsync<CompareDialog>(Words["Two versions"], parameters, s_wide);
        return await shown.Result is { Canceled: false, Data: string way } ? way : "write";
    }

    /// <summary>Handles a menu item. Items that remove the article ask first.</summary>
    private async Task ChooseAsync(string what)
    {
        if (what == "trash" && !await SureAsync(Words["Move “{0}” to the trash?", await TitleAsync()], Words["It can be restored from there."], Words["Move to trash"]))
            return;
        if (what == "unpublish" && _mirror.Is("published")
            && !await SureAsync(Words["Unpublish “{0}”?", await TitleAsync()], Words["Readers no longer find it. Its text, its address and its numbers stay."], Words["Unpublish"]))
            return;
        await SayAsync(("run", [what]));
    }

    private Task<bool> SureAsync(string title, string text, string confirm) => Dialogs.ConfirmAsync(title, text, confirm, Words["Cancel"], danger: true);

    private async Task<string> TitleAsync() => _editor is { } editor && await editor.InvokeAsync<string>("title") is { Length: > 0 } title ? title : Words["Untitled"];

    private async Task SayAsync((string Function, object[] Arguments) said)
    {
        try
        {
            if (_editor is { } editor)
                await editor.InvokeVoidAsync(said.Function, said.Arguments);
        }
        catch (JSDisconnectedException)
        {
            // The page is gone; its script keeps the content.
        }
    }

    private async Task BeforeLeavingAsync(LocationChangingContext context)
    {
        if (_adopting || _editor is null)
            return;
        try
        {
            if (await _editor.InvokeAsync<bool>("unsaved")
                && !await SureAsync(Words["Leave without saving?"], Words["What you wrote is kept, and offered when you open this again."], Words["Leave"]))
                context.PreventNavigation();
        }
        catch (JSDisconnectedException)
        {
            // Nobody is left to ask.
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
