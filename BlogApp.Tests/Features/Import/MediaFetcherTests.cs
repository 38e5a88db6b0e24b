using System.Net;
using BlogApp.Features.Media.Fetching;

namespace BlogApp.Tests.Features.Import;

public sealed class MediaFetcherTests
{
    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("93.184.216.34", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2606:2800:220:1::1", true)]
    public void IpAddress_IsAllowed_IfPublic(string address, bool allowed) => Assert.Equal(allowed, BlogApp.Platform.Security.PublicInternet.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("file:///etc/passwd", "Only http and https")]
    [InlineData("ftp://example.org/a.png", "Only http and https")]
    [InlineData("/relative.png", "Only http and https")]
    [InlineData("http://127.0.0.1:9/a.png", "no public server")]
    [InlineData("http://localhost:9/a.png", "no public server")]
    [InlineData("http://[::1]:9/a.png", "no public server")]
    [InlineData("http://2130706433:9/a.png", "no public server")]
    public async Task NonPublicUrl_IsRefusedWithAReason(string address, string words)
    {
        using var fetcher = new MediaFetcher();
        var error = await Assert.ThrowsAsync<MediaFetchException>(() => fetcher.OpenAsync(address, TestContext.Current.CancellationToken));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
