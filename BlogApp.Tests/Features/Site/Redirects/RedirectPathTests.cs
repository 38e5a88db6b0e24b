using BlogApp.Features.Site.Redirects;

namespace BlogApp.Tests.Features.Site.Redirects;

public sealed class RedirectPathTests
{
    [Theory]
    [InlineData("https://www.old.blog/2024/05/06/Hello-World/", "/2024/05/06/hello-world")]
    [InlineData("/2024/05/06/hello-world/index.html", "/2024/05/06/hello-world")]
    [InlineData("/%E4%B8%AD%E6%96%87/#part", "/中文")]
    [InlineData("https://old.blog/?p=12", "/?p=12")]
    [InlineData("https://old.blog/index.php?page_id=12&x=1", "/?p=12")]
    [InlineData("/blog/?utm_source=a&p=7", "/blog/?p=7")]
    [InlineData("/?feed=rss2", "/?feed=rss2")]
    [InlineData("/name?utm=1", "/name")]
    [InlineData(" /name ", "/name")]
    [InlineData("https://old.blog/", null)]
    [InlineData("/?utm=1", null)]
    [InlineData("mailto:a@b.c", null)]
    public void OldAddress_HasOneForm(string address, string? expected) => Assert.Equal(expected, RedirectPath.Of(address));

    [Theory]
    [InlineData("", "Say which address")]
    [InlineData("old", "This is no path")]
    [InlineData("//old.blog/x", "This is no path")]
    [InlineData("/a\tb", "This is no path")]
    [InlineData("mailto:a@b.c", "This is no path")]
    [InlineData("/", "The home page")]
    [InlineData("https://old.blog/?utm=1", "The home page")]
    [InlineData("/old", null)]
    [InlineData("https://old.blog/old", null)]
    public void FormerAddress_IsRefusedWithItsReason(string from, string? begins)
    {
        var error = RedirectRules.FromError(from)?.ToString();
        Assert.Equal(begins is null, error is null);
        Assert.StartsWith(begins ?? "", error ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void OverlongAddresses_AreRefused()
    {
        Assert.StartsWith("Too long", RedirectRules.FromError("/" + new string('a', 200))!.ToString(), StringComparison.Ordinal);
        Assert.Null(RedirectRules.FromError("/" + new string('a', 199)));
        Assert.StartsWith("Too long", RedirectRules.ToError("/" + new string('a', 2000))!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a", "/b", false)]
    [InlineData("/a", "/a", true)]
    [InlineData("/a", "/c", true)]
    [InlineData("/a", "/x", true)]
    [InlineData("/a", null, false)]
    public void WayThatComesBackOrNeverEnds_IsFound(string from, string? to, bool expected)
    {
        var next = new Dictionary<string, string?> { ["/b"] = "/end", ["/c"] = "/d", ["/d"] = "/a", ["/x"] = "/y", ["/y"] = "/x" };
        Assert.Equal(expected, RedirectRules.ComesBack(from, to, next.GetValueOrDefault));
    }
}
