using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

public sealed class AbortedRequestTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task ReaderWhoLeavesWhileAPageIsRenderedForAll_LeavesNoHalfPageToTheOthers()
    {
        var server = await shared.StartedAsync();
        var slugs = await server.AddArticlesAsync(24);
        for (var i = 0; i < slugs.Length; i++)
        {
            using (var reader = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new LingerOption(true, 0) })
            {
                await reader.ConnectAsync(IPAddress.Loopback, server.Port, TestContext.Current.CancellationToken);
                await reader.SendAsync(Encoding.ASCII.GetBytes($"GET /articles/{slugs[i]} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: {Agents.Chrome}\r\n\r\n"));
                // At another moment of the rendering each time.
                for (var requests = 0; requests < i % 4; requests++)
                    (await server.Client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
            }
            var page = await server.Client.GetStringAsync(new Uri($"/articles/{slugs[i]}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Text of {slugs[i].Replace('-', ' ')}."), page, StringComparison.Ordinal);
            Assert.EndsWith("</html>", page.TrimEnd(), StringComparison.Ordinal);
        }
    }
}
