using BlogApp.Platform.Settings;

namespace BlogApp.Platform.Security;

/// <summary>The two policies of a site's pages. They depend only on its accent, so they are rebuilt when it changes, not for each page.</summary>
internal sealed class PagePolicies
{
    private static volatile PagePolicies? s_latest;

    private readonly string _accent, _static, _interactive;

    private PagePolicies(SiteSettings site)
    {
        _accent = AccentStyle.Text(site);
        var style = AccentStyle.Source(site);
        (_static, _interactive) = (ContentPolicy.For(interactive: false, style), ContentPolicy.For(interactive: true, style));
    }

    public static PagePolicies Create(SiteSettings site) =>
        s_latest is { } latest && latest._accent == AccentStyle.Text(site) ? latest : s_latest = new(site);

    /// <param name="interactive">Whether the page has a circuit, as in the Studio.</param>
    public string For(bool interactive) => interactive ? _interactive : _static;
}
