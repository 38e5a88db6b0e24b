using System.Globalization;
using BlogApp.Components.Dialogs;
using BlogApp.Data.Site;
using BlogApp.Features.Site.Banner;
using BlogApp.Platform.Security;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Site.Admin;

/// <summary>The home page's slides: order, texts, pictures, times.</summary>
public sealed partial class BannerPage
{
    private List<BannerSlide>? _slides;
    private OpenSlide? _open;
    private bool _busy;

    [Inject] private BannerQueries Queries { get; set; } = null!;
    [Inject] private BannerCommands Commands { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private ISnackbar Toasts { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync() => _slides = [.. await Queries.AllAsync(CancellationToken.None)];

    private void Open(long? id) => _open = new(id);

    private async Task DoneAsync(bool saved)
    {
        _open = null;
        if (!saved)
            return;
        Toasts.Notify(Severity.Success, Words["Slide saved"], Words["The home page shows it when its time has come."]);
        await ReadAsync();
    }

    private async Task RemoveAsync(BannerSlide slide)
    {
        if (await Dialogs.ConfirmAsync(Words["Remove “{0}” from the banner?", slide.Title], Words["Its picture stays in the media library."],
                Words["Remove this slide"], Words["Cancel"], danger: true))
            await ActAsync(user => Commands.RemoveAsync(slide.Id, user, CancellationToken.None));
    }

    private async Task ActAsync(Func<long, Task> act)
    {
        _busy = true;
        try
        {
            await act((await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in."));
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private string Local(DateTime utc) => Times.Text(utc, TimeForm.Moment);

    private string State(BannerSlide slide)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        if (slide.EndsAt <= now)
            return Words["Ended {0}", Local(slide.EndsAt.Value)];
        if (slide.StartsAt > now)
            return Words["Begins {0}", Local(slide.StartsAt.Value)];
        return slide.EndsAt is { } end ? Words["Shown until {0}", Local(end)] : Words["Shown"];
    }

    private string Tone(BannerSlide slide)
    {
        var now = Clock.GetUtcNow().UtcDateTime;
        return slide.EndsAt <= now ? "quiet" : slide.StartsAt > now ? "wait" : "good";
    }

    private sealed record OpenSlide(long? Id);
}
