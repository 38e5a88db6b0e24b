using BlogApp.Features.Site.Redirects.Missing;

namespace BlogApp.Tests.Features.Site.Redirects;

public sealed class MissingRulesTests
{
    [Theory]
    [InlineData("/2020/05/Old-Name/", "", "/2020/05/old-name")]
    [InlineData("/", "?p=12&utm_source=x", "/?p=12")]
    [InlineData("/中文", "?email=a@b.c", "/中文")]
    [InlineData("/@ada", "", "/@ada")]
    [InlineData("/index.php", "?p=3", "/?p=3")]
    [InlineData("/wp-content/uploads/2020/a.jpg", "", "/wp-content/uploads/2020/a.jpg")]
    [InlineData("/old-page.html", "", "/old-page.html")]
    [InlineData("/wp-login.php", "", null)]
    [InlineData("/blog/wp-admin/setup", "", null)]
    [InlineData("/.env", "", null)]
    [InlineData("/app/.git/config", "", null)]
    [InlineData("/vendor/phpunit/x", "", null)]
    [InlineData("/a/../../etc/passwd", "", null)]
    [InlineData("/x.php", "", null)]
    [InlineData("/Studio/typo", "", null)]
    [InlineData("/<script>", "", null)]
    [InlineData("/unsubscribe/ada@example.org", "", null)]
    [InlineData("/", "?utm=1", null)]
    public void MissingAddress_IsKeptWithoutItsQuery_UnlessOnlyScannersAskForItOrItNamesSomeone(string path, string query, string? expected) =>
        Assert.Equal(expected, MissingRules.Kept(path, query));

    [Fact]
    public void OverlongAddress_IsLeftOut() => Assert.Null(MissingRules.Kept("/" + new string('a', 300), null));
}
