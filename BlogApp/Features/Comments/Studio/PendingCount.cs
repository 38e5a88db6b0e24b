using BlogApp.Features.Articles.Publishing;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace BlogApp.Features.Comments.Studio;

/// <summary>A component that shows the number of pending comments for the current user and updates by itself.</summary>
public abstract class PendingCount : ComponentBase, IDisposable
{
    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject] private ModerationQuery Query { get; set; } = null!;

    [Inject] private CommentNotifier Signals { get; set; } = null!;

    protected int Pending { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
            Signals.Changed += OnChanged;
        await CountAsync();
    }

    private void OnChanged() => _ = InvokeAsync(async () =>
    {
        await CountAsync();
        StateHasChanged();
    });

    private async Task CountAsync()
    {
        try
        {
            Pending = await Query.PendingAsync(Actor.FromUser((await Authentication).User), CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            // The outage banner reports it; the surrounding page stays usable.
        }
    }

    public void Dispose()
    {
        Signals.Changed -= OnChanged;
        GC.SuppressFinalize(this);
    }
}
