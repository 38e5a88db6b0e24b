using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Languages;

/// <summary>The language of readers whose browser names none that the interface speaks: the site's, where that is one of them. Moves with the setting.</summary>
internal sealed class SiteLanguage(IOptionsMonitor<SiteSettings> site)
{
    public InterfaceLanguage Current => LanguageChoice.Primary(site.CurrentValue.Language) ?? InterfaceLanguage.English;
}
