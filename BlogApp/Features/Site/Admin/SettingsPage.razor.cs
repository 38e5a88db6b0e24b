using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Components.Dialogs;
using BlogApp.Features.Media.Library;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace BlogApp.Features.Site.Admin;

/// <summary>The site's settings in one form. Concurrent changes by two admins are merged, so that none is lost.</summary>
public sealed partial class SettingsPage
{
    private SiteForm? _form;
    private Dictionary<string, string> _saved = [], _problems = [];
    private List<(string Name, string Value)>? _theirs;
    private MediaRow? _logo;
    private bool _busy;

    [Inject] private SiteSettingsCommands Commands { get; set; } = null!;
    [Inject] private MediaQueries Media { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private ISnackbar Toasts { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;


    private string Title { get => Of(nameof(Title)); set => Set(nameof(Title), value); }
    private string Description { get => Of(nameof(Description)); set => Set(nameof(Description), value); }
    private string Url { get => Of(nameof(Url)); set => Set(nameof(Url), value); }
    private string Language { get => Of(nameof(Language)); set => Set(nameof(Language), value); }
    private string Covers { get => Of(nameof(Covers)); set => Set(nameof(Covers), value); }
    private string TimeZone { get => Of(nameof(TimeZone)); set => Set(nameof(TimeZone), value); }

    private bool Dirty => _form is not null && _form.Values.Any(v => v.Value != _saved[v.Key]);

    private string? Now => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone)
        ? TimeText.Clock(Clock.GetUtcNow(), zone) : null;

    protected override Task OnInitializedAsync() => OpenAsync();

    private async Task OpenAsync()
    {
        _form = Commands.Open();
        _saved = new(_form.Values, StringComparer.Ordinal);
        _logo = Of("Logo") is { Length: > 0 } logo ? await Media.FindAsync(logo, CancellationToken.None) : null;
    }

    private async Task SaveAsync()
    {
        if (_busy || _form is null)
            return;
        _busy = true;
        try
        {
            var user = (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");
            var saved = await Commands.SaveAsync(_form, user, CancellationToken.None);
            _problems = saved.Problems;
            if (saved.Theirs is { } theirs)
            {
                _theirs = [.. theirs.Values.Where(v => v.Value != _saved[v.Key]).Select(v => (v.Key, v.Value))];
                // Values changed only by the other admin are taken over. Values changed by both are listed in the notice.
                foreach (var (name, value) in _theirs.Where(t => _form.Values[t.Name] == _saved[t.Name]))
                    _form.Values[name] = value;
                _saved = new(theirs.Values, StringComparer.Ordinal);
                _form = _form with { Version = theirs.Version };
                return;
            }
            if (_problems.Count > 0)
                return;
            _theirs = null;
            await OpenAsync();
            Toasts.Notify(Severity.Success, Words["Settings saved"], Words["Every page shows them now."]);
        }
        finally
        {
            _busy = false;
        }
    }

    private void TakeTheirs(string name)
    {
        _form!.Values[name] = _saved[name];
        _theirs!.RemoveAll(t => t.Name == name);
    }

    private void ChooseLogo(MediaRow? row)
    {
        _logo = row;
        Set("Logo", row?.Name ?? "");
    }

    /// <summary>Zones that contain the typed text; all of them while the current one is unchanged.</summary>
    private Task<IEnumerable<string>> FindZonesAsync(string? typed, CancellationToken cancellationToken)
    {
        var text = (typed ?? "").Trim().Replace(' ', '_');
        return Task.FromResult(text.Length == 0 || text == TimeZone ? TimeZoneNames.All : TimeZoneNames.All.Where(zone => zone.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    private string Of(string name) => _form?.Values[name] ?? "";

    private void Set(string name, string? value)
    {
        _form!.Values[name] = value ?? "";
        _problems.Remove(name);
    }

    private void SetColor(string name, string? value) => Set(name, value);

    private string ColorOr(string name) => ColorText.IsMatch(Of(name)) ? Of(name) : "#000000";

    private string RatioOf(string name, string page)
    {
        if (!ColorText.IsMatch(Of(name)))
            return "";
        var ratio = Math.Floor(Contrast.Ratio(Of(name), page) * 10) / 10;
        return ratio >= SiteRules.LeastContrast ? Words["{0:0.0} : 1 good to read", ratio] : Words["{0:0.0} : 1 too faint", ratio];
    }

    private static string ErrorId(string name) => name switch
    {
        nameof(SiteSettings.TimeZone) => "site-zone-error",
        nameof(SiteSettings.AccentDark) => "site-accent-dark-error",
        _ => $"site-{name.ToLowerInvariant()}-error",
    };

    private string Label(string name) => name switch
    {
        nameof(SiteSettings.Url) => Words["Public address"],
        nameof(SiteSettings.TimeZone) => Words["Time zone"],
        nameof(SiteSettings.Accent) => Words["Accent on light pages"],
        nameof(SiteSettings.AccentDark) => Words["Accent on dark pages"],
        // Title, Description, Logo, Language, Covers, Comments: named as in the form.
        _ => Words[name],
    };

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (Dirty && !await Dialogs.ConfirmAsync(Words["Leave without saving?"], Words["The settings were changed but not saved."],
                Words["Discard the changes"], Words["Keep editing"]))
            leaving.PreventNavigation();
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex ColorText { get; }
}
