using BlogApp.Platform.Settings;

namespace BlogApp.Platform.Security;

/// <summary>
/// The only inline style: the site's own accent, when it has one. The content security policy allows it by its hash;
/// every other style is in a file.
/// </summary>
internal static class AccentStyle
{
    /// <summary>
    /// The content of the page's style element. Its selector is stronger than that of the style sheet, which may come before
    /// or after it. Empty for the style sheet's own accent. The settings accept only colors.
    /// </summary>
    public static string Text(SiteSettings site) =>
        site is { Accent: SiteSettings.DefaultAccent, AccentDark: SiteSettings.DefaultAccentDark }
            ? ""
            : $"html:root{{--accent-light:{site.Accent};--accent-dark:{site.AccentDark}}}";

    /// <summary>The style source to add to 'self' in the policy; empty for none.</summary>
    public static string Source(SiteSettings site) => Text(site) is { Length: > 0 } text ? ContentPolicy.Hash(text) : "";
}
