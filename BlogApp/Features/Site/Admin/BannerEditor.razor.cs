using BlogApp.Data.Site;
using BlogApp.Features.Accounts;
using BlogApp.Features.Media.Library;
using BlogApp.Features.Site.Banner;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site.Admin;

/// <summary>One slide in a form. Times are entered in the site's time zone.</summary>
public sealed partial class BannerEditor
{
    private string _title = "", _text = "", _address = "";
    private DateTime? _start, _end;
    private MediaRow? _picture;
    private Dictionary<string, string> _problems = [];
    private bool _busy;

    /// <summary>Null: a new one.</summary>
    [Parameter, EditorRequired] public BannerSlide? Slide { get; set; }

    /// <summary>Called with whether something was saved.</summary>
    [Parameter] public EventCallback<bool> OnDone { get; set; }

    [Inject] private BannerCommands Commands { get; set; } = null!;
    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;

    protected override void OnInitialized()
    {
        if (Slide is not { } slide)
            return;
        (_title, _text, _address) = (slide.Title, slide.Text, slide.Address);
        (_start, _end) = (Local(slide.StartsAt), Local(slide.EndsAt));
        _picture = slide.Picture is { } picture ? MediaRow.Of(picture) : null;
    }

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var user = (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");
            var form = new BannerForm(Slide?.Id, Slide?.Version ?? 0, _title, _text, _address, _picture?.Id, Utc(_start), Utc(_end));
            _problems = await Commands.SaveAsync(form, user, CancellationToken.None);
            if (_problems.Count == 0)
                await OnDone.InvokeAsync(true);
        }
        finally
        {
            _busy = false;
        }
    }

    private DateTime? Local(DateTime? utc) => utc is { } at ? TimeZoneInfo.ConvertTimeFromUtc(at, Site.CurrentValue.Zone) : null;

    private DateTime? Utc(DateTime? local)
    {
        if (local is not { } at)
            return null;
        at = DateTime.SpecifyKind(at, DateTimeKind.Unspecified);
        var zone = Site.CurrentValue.Zone;
        // An hour that a change of the clock leaves out is meant as the one after it.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(at) ? at.AddHours(1) : at, zone);
    }
}
