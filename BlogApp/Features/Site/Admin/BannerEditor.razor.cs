using BlogApp.Components.Moments;
using BlogApp.Data.Site;
using BlogApp.Features.Media.Library;
using BlogApp.Features.Site.Banner;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site.Admin;

/// <summary>The form for one slide. Times are entered in the site's time zone.</summary>
public sealed partial class BannerEditor
{
    private string _title = "", _text = "", _address = "";
    private MomentEntry _start, _end;
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

    private TimeZoneInfo Zone => Site.CurrentValue.Zone;

    protected override void OnInitialized()
    {
        if (Slide is not { } slide)
            return;
        (_title, _text, _address) = (slide.Title, slide.Text, slide.Address);
        (_start, _end) = (new(slide.StartsAt), new(slide.EndsAt));
        _picture = slide.Picture is { } picture ? MediaRow.From(picture) : null;
    }

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            _problems = Unclear();
            if (_problems.Count > 0)
                return;
            var user = (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");
            var form = new BannerForm(Slide?.Id, Slide?.Version ?? 0, _title, _text, _address, _picture?.Id, _start.Utc, _end.Utc);
            _problems = await Commands.SaveAsync(form, user, CancellationToken.None);
            if (_problems.Count == 0)
                await OnDone.InvokeAsync(true);
        }
        finally
        {
            _busy = false;
        }
    }

    /// <summary>Reports a date without a time, or the other way round.</summary>
    private Dictionary<string, string> Unclear()
    {
        var problems = new Dictionary<string, string>();
        if (_start.Unclear)
            problems[nameof(BannerForm.StartsAt)] = Phrase.Key("Say when: a date and a time.");
        if (_end.Unclear)
            problems[nameof(BannerForm.EndsAt)] = Phrase.Key("Say when: a date and a time.");
        return problems;
    }
}
