using BlogApp.Platform.Http;
using BlogApp.Platform.Settings;

namespace BlogApp.Tests.Platform;

public class TrustedProxiesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("127.0.0.1", "127.0.0.1/32")]
    [InlineData(" 10.0.0.0/8 , ::1 ,", "10.0.0.0/8 ::1/128")]
    public void ProxyAddressesAndNetworks_AreRead(string? setting, string networks) =>
        Assert.Equal(networks, string.Join(' ', TrustedProxies.Parse(setting)));

    [Fact]
    public void InvalidProxy_NamesTheKeyAndTheValue()
    {
        var error = Assert.Throws<SettingException>(() => TrustedProxies.Parse("10.0.0.0/8, proxy.example.org"));
        Assert.Contains("Network:TrustedProxies", error.Message);
        Assert.Contains("proxy.example.org", error.Message);
    }
}
