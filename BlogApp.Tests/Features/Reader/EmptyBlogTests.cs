using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Reader;

/// <summary>The first minutes of a blog: nothing published, nothing ranked.</summary>
public sealed class EmptyBlogTests : IAsyncLifetime
{
    private BlogServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await BlogServer.StartAsync(("Bootstrap:SampleContent", "false"));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task EmptyBlog_PagesSayThatNothingIsPublishedYet()
    {
        foreach (var path in new[] { "/", "/archive", "/hot", "/about" })
        {
            using var answer = await _server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {answer.StatusCode}.");
        }
        Assert.Contains("Nothing has been published yet", await TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Nothing has been published yet", await TextAsync("/archive"), StringComparison.Ordinal);
        Assert.Contains("There is no ranking yet", await TextAsync("/hot"), StringComparison.Ordinal);
    }

    private Task<string> TextAsync(string path) => _server.Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}
