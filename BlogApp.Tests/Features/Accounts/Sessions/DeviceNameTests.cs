using BlogApp.Features.Accounts.Sessions;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Accounts.Sessions;

public sealed class DeviceNameTests
{
    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15", "Safari, macOS")]
    [InlineData("something else", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void UserAgent_GivesBrowserAndSystem(string? agent, string name) => Assert.Equal(name, DeviceName.FromUserAgent(agent));

    [Fact]
    public void EverydayAgents_AreAllKnown() => Assert.All([Agents.Firefox, Agents.Chrome], agent => Assert.NotEqual("", DeviceName.FromUserAgent(agent)));
}
