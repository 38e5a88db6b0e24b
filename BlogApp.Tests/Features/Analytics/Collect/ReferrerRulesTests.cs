using BlogApp.Features.Analytics.Collect.Rules;
using Xunit;

namespace BlogApp.Tests.Features.Analytics.Collect;

public sealed class ReferrerRulesTests
{
    [Theory]
    [InlineData("https://news.ycombinator.com/item?id=1", "news.ycombinator.com")]
    [InlineData("https://WWW.Example.ORG:8443/path?q#f", "example.org")]
    [InlineData("http://example.org", "example.org")]
    [InlineData("  https://example.org./  ", "example.org")]
    [InlineData("https://user:secret@example.org/x", "example.org")]
    [InlineData("https://example.org?from=https://other.example/", "example.org")]
    [InlineData("https://a_b.example.org/", "a_b.example.org")]
    [InlineData("https://münchen.de/rathaus", "xn--mnchen-3ya.de")]
    [InlineData("https://例子.测试/", "xn--fsqu00a.xn--0zwm56d")]
    [InlineData("https://intranet/wiki", "intranet")]
    public void Referrer_Read_GivesItsHost(string referer, string host) => Assert.Equal(host, ReferrerRules.HostOf(referer, "blog.example"));

    [Theory]
    [InlineData("https://t.co/abc", "x.com")]
    [InlineData("https://twitter.com/someone", "x.com")]
    [InlineData("https://l.facebook.com/l.php?u=x", "facebook.com")]
    [InlineData("https://lm.facebook.com/", "facebook.com")]
    [InlineData("http://m.facebook.com/", "facebook.com")]
    [InlineData("https://www.google.com/", "google")]
    [InlineData("https://www.google.de/search?q=x", "google")]
    [InlineData("https://www.google.co.uk/", "google")]
    [InlineData("https://www.google.com.br/", "google")]
    [InlineData("https://google.com/", "google")]
    [InlineData("https://mail.google.com/", "mail.google.com")]
    [InlineData("https://google.example.com/", "google.example.com")]
    [InlineData("https://google.evil.co/", "google.evil.co")]
    [InlineData("https://googles.com/", "googles.com")]
    [InlineData("https://out.reddit.com/t3_x", "reddit.com")]
    [InlineData("https://old.reddit.com/r/x", "reddit.com")]
    [InlineData("https://lnkd.in/x", "linkedin.com")]
    [InlineData("https://youtu.be/x", "youtube.com")]
    [InlineData("https://yandex.ru/", "yandex")]
    [InlineData("https://m.baidu.com/s?word=x", "baidu.com")]
    [InlineData("https://link.zhihu.com/?target=x", "zhihu.com")]
    [InlineData("https://r.search.yahoo.com/", "search.yahoo.com")]
    [InlineData("https://de.m.wikipedia.org/wiki/X", "de.wikipedia.org")]
    [InlineData("https://www.pinterest.co.uk/", "pinterest.com")]
    public void ReferrerFromAliasOfSite_Read_GivesTheSiteName(string referer, string host) =>
        Assert.Equal(host, ReferrerRules.HostOf(referer, "blog.example"));

    [Theory]
    [InlineData("android-app://com.google.android.googlequicksearchbox/https/www.google.com", "google")]
    [InlineData("android-app://com.google.android.gm/", "mail.google.com")]
    [InlineData("android-app://com.Slack/", "slack.com")]
    [InlineData("android-app://org.example.reader", "org.example.reader")]
    [InlineData("android-app://", "")]
    public void ReferrerFromAndroidApp_Read_GivesItsSiteOrPackage(string referer, string host) => Assert.Equal(host, ReferrerRules.HostOf(referer, "blog.example"));

    [Theory]
    [InlineData("https://blog.example/articles/x", "blog.example")]
    [InlineData("https://www.blog.example/", "blog.example:5000")]
    [InlineData("http://blog.example:80/", "WWW.Blog.Example")]
    [InlineData("http://localhost:5012/", "localhost:5012")]
    [InlineData("https://münchen.de/", "xn--mnchen-3ya.de")]
    public void ReferrerFromOwnSite_Read_IsDirect(string referer, string ownHost) => Assert.Equal("", ReferrerRules.HostOf(referer, ownHost));

    [Fact]
    public void ReferrerFromOwnSubdomain_Read_IsAnotherSite() =>
        Assert.Equal("shop.blog.example", ReferrerRules.HostOf("https://shop.blog.example/", "blog.example"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("about:blank")]
    [InlineData("example.org")]
    [InlineData("/articles/x")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https:example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://exa mple.org/")]
    [InlineData("https://example..org/")]
    [InlineData("https://.example.org/")]
    [InlineData("https://-example.org/")]
    [InlineData("https://<script>.org/")]
    [InlineData("https://%65xample.org/")]
    [InlineData("https://\u202eexample.org/")]
    [InlineData("https://192.168.1.20/")]
    [InlineData("https://192.168.1.20:8080/")]
    [InlineData("https://[2001:db8::1]/")]
    [InlineData("https://[2001:db8::1]:443/")]
    public void ReferrerWithoutHostName_Read_IsDirect(string? referer) => Assert.Equal("", ReferrerRules.HostOf(referer, "blog.example"));

    [Fact]
    public void ReferrerWithOverlongHost_Read_IsDirect()
    {
        var label = new string('a', 47);
        Assert.Equal(100, ReferrerRules.HostOf($"https://{label}.{label}.com1/", null).Length);
        Assert.Equal("", ReferrerRules.HostOf($"https://{label}.{label}.com12/", null));
        Assert.Equal("", ReferrerRules.HostOf($"https://{new string('a', 5000)}.com/", null));
    }

    [Fact]
    public void ReferrerFromWellKnownSite_Read_AllocatesNothing()
    {
        const string referer = "https://www.google.com/";
        ReferrerRules.HostOf(referer, "blog.example");
        var before = GC.GetAllocatedBytesForCurrentThread();
        ReferrerRules.HostOf(referer, "blog.example");
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
