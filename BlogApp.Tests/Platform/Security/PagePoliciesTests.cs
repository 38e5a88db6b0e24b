using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;

namespace BlogApp.Tests.Platform.Security;

public sealed class PagePoliciesTests
{
    [Fact]
    public void EachAccent_HasItsOwnPolicies_MadeOnce()
    {
        SiteSettings green = new() { Accent = "#116633" }, blue = new() { Accent = "#113366" };
        foreach (var site in new[] { green, blue, new SiteSettings(), green })
        {
            Assert.Equal(ContentPolicy.For(interactive: false, AccentStyle.Source(site)), PagePolicies.Create(site).For(interactive: false));
            Assert.Equal(ContentPolicy.For(interactive: true, AccentStyle.Source(site)), PagePolicies.Create(site).For(interactive: true));
            Assert.Same(PagePolicies.Create(site), PagePolicies.Create(site));
        }
    }
}
