using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Languages;

/// <summary>
/// The language of readers whose browser names none that the interface speaks: the site's, where that is one of them.
/// Moves with the setting; asked for each cached page, so it is looked up when that changes.
/// </summary>
internal sealed class SiteLanguage : IDisposable
{
    private readonly IDisposable? _following;
    private volatile InterfaceLanguage _current;

    public SiteLanguage(IOptionsMonitor<SiteSettings> site)
    {
        _current = Of(site.CurrentValue);
        _following = site.OnChange(settings => _current = Of(settings));
    }

    public InterfaceLanguage Current => _current;

    public void Dispose() => _following?.Dispose();

    private static InterfaceLanguage Of(SiteSettings site) => LanguageChoice.Primary(site.Language) ?? InterfaceLanguage.English;
}
