using BlogApp.Platform.Http;

namespace BlogApp.Tests.Platform;

public sealed class OwnAddressTests
{
    [Theory]
    [InlineData("http://localhost:5000", false)]
    [InlineData("http://127.0.0.1:5000", false)]
    [InlineData("http://[::]:5000", true)]
    [InlineData("http://0.0.0.0:80", true)]
    [InlineData("http://*:8080", true)]
    [InlineData("http://192.168.1.7:5000", true)]
    [InlineData("https://*:8443", false)]
    [InlineData("http://*:8080 https://*:8443", false)]
    public void Server_ListeningForOthersOverHttpAlone_IsOpenWithoutHttps(string listening, bool open) =>
        Assert.Equal(open, OwnAddress.IsOpenWithoutHttps(listening.Split(' ')));
}
