using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components;

internal static class SiteAccent
{
    /// <summary>The site's own accent, when it has one; the values were validated at start. Stands after the style sheet it overrides.</summary>
    public static MarkupString Style(SiteSettings site) => new(
        site is { Accent: SiteSettings.DefaultAccent, AccentDark: SiteSettings.DefaultAccentDark }
            ? ""
            : $"<style>:root{{--accent-light:{site.Accent};--accent-dark:{site.AccentDark}}}</style>");
}
