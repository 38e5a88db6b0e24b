using BlogApp.Features.Feeds;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Http;

namespace BlogApp.Tests.Features.Feeds;

public sealed class FeedAddressTests
{
    [Theory]
    [InlineData("blog.example", "https://blog.example")]
    [InlineData("BLOG.Example:8443", "https://blog.example:8443")]
    [InlineData("blog.example:443", "https://blog.example")]
    [InlineData("127.0.0.1:5000", "https://127.0.0.1:5000")]
    [InlineData("[::1]:5000", "https://[::1]:5000")]
    [InlineData("", null)]
    [InlineData("user@blog.example", null)]
    [InlineData("blog.example/path", null)]
    [InlineData("blog.example?x", null)]
    [InlineData("a b", null)]
    [InlineData("<script>", null)]
    [InlineData("blog.example:99999", null)]
    public void NoSiteAddressSetting_BaseAddress_IsTheRequestHostIfValid(string host, string? expected) => Assert.Equal(expected, BaseOf(host));

    [Fact]
    public void OverlongHost_GivesNoBaseAddress() => Assert.Null(BaseOf(string.Join('.', Enumerable.Repeat("a", 200))));

    [Fact]
    public void SiteAddressSetting_OverridesTheRequestHost() => Assert.Equal("https://blog.example.org/blog", BaseOf("evil.example", "https://blog.example.org/blog/"));

    private static string? BaseOf(string host, string setting = "")
    {
        var request = new DefaultHttpContext().Request;
        request.Scheme = "https";
        request.Host = new HostString(host);
        return FeedAddress.BaseOf(request, new SiteSettings { Url = setting });
    }
}
