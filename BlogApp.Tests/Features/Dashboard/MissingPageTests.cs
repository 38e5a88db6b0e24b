using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Dashboard;

/// <summary>Addresses of the Studio that do not exist, for those who are signed in and those who are not.</summary>
public sealed class MissingPageTests(MissingPageTests.Studio studio) : IClassFixture<MissingPageTests.Studio>
{
    public sealed class Studio : IAsyncLifetime
    {
        internal StudioServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await StudioServer.StartAsync();

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    [Theory]
    [InlineData("/studio/nothing")]
    [InlineData("/studio/articles/one/two/three")]
    [InlineData("/admin/nothing?x=<b>")]
    [InlineData("/studio/%E6%A0%87%E7%AD%BE")]
    public async Task UnknownAddress_OfASignedInAuthor_IsNotFound_InsideTheStudio(string path)
    {
        using var answer = await studio.Server.Browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await FormBrowser.HtmlAsync(answer);
        Assert.NotNull(page.QuerySelector(".studio .rail"));
        Assert.Contains(Uri.UnescapeDataString(path), page.QuerySelector("main code")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/studio", "/studio/articles", "/studio/tags", "/admin/jobs"], page.QuerySelectorAll("main .ways a").Select(link => link.GetAttribute("href")!).Intersect(["/studio", "/studio/articles", "/studio/tags", "/admin/jobs"]));
        Assert.Null(page.QuerySelector(".masthead"));
    }

    [Fact]
    public async Task Admin_LeadsToTheFirstAdminPage()
    {
        using var answer = await studio.Server.Browser.GetAsync("/admin");
        Assert.Equal((HttpStatusCode.Redirect, "/admin/jobs"), (answer.StatusCode, new Uri(studio.Server.Blog.Address, answer.Headers.Location!).AbsolutePath));
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/studio/nothing")]
    [InlineData("/admin/nothing")]
    public async Task UnknownAddress_OfNobody_LeadsToTheSignIn(string path)
    {
        using var answer = await studio.Server.Blog.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/login", new Uri(studio.Server.Blog.Address, answer.Headers.Location!).AbsolutePath);
    }
}
