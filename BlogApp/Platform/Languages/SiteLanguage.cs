using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Languages;

/// <summary>
/// The language for readers whose browser names none that the interface supports: the site's, where the interface
/// supports it. Needed for each cached page, so it is computed only when the setting changes.
/// </summary>
internal sealed class SiteLanguage : IDisposable
{
    private readonly IDisposable? _following;
    private volatile InterfaceLanguage _current;

    public SiteLanguage(IOptionsMonitor<SiteSettings> site)
    {
        _current = From(site.CurrentValue);
        _following = site.OnChange(settings => _current = From(settings));
    }

    public InterfaceLanguage Current => _current;

    public void Dispose() => _following?.Dispose();

    private static InterfaceLanguage From(SiteSettings site) => LanguageChoice.Primary(site.Language) ?? InterfaceLanguage.English;
}
