using System.Net;
using BlogApp.Features.Articles.Editing.Checks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BlogApp.Tests.Features.Articles.Editing;

public sealed class OutsideLinksTests : IAsyncLifetime
{
    private WebApplication _server = null!;
    private int _asked;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(context =>
        {
            Interlocked.Increment(ref _asked);
            context.Response.StatusCode = context.Request.Path.Value switch
            {
                "/gone" => StatusCodes.Status404NotFound,
                "/broken" => StatusCodes.Status500InternalServerError,
                "/refused" => StatusCodes.Status403Forbidden,
                "/no-head" when HttpMethods.IsHead(context.Request.Method) => StatusCodes.Status404NotFound,
                _ => StatusCodes.Status200OK,
            };
            return Task.CompletedTask;
        });
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task LinksToElsewhere_Asked_TellWhichAreDead()
    {
        using var links = new OutsideLinks(IPAddress.IsLoopback);
        var root = _server.Urls.First();
        string[] paths = ["/there", "/gone", "/gone#part", "/broken", "/refused", "/no-head"];

        var (asked, dead) = await links.CheckAsync([.. paths.Select((path, i) => new TextLink(root + path, i + 1, i, i + 1)), new TextLink("/own", 9, 9, 10)], TestContext.Current.CancellationToken);

        Assert.Equal(5, asked);
        Assert.Equal([2, 3, 4], dead.Select(finding => finding.Line));
    }

    [Fact]
    public async Task LinkToTheServersOwnNetwork_IsNeverAsked()
    {
        using var links = new OutsideLinks();

        var (_, dead) = await links.CheckAsync([new TextLink(_server.Urls.First() + "/there", 1, 0, 1)], TestContext.Current.CancellationToken);

        Assert.EndsWith("belongs to no public server.", Assert.Single(dead).Problem.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, _asked);
    }

    [Fact]
    public async Task ManyLinksToElsewhere_Asked_AreBounded()
    {
        using var links = new OutsideLinks(IPAddress.IsLoopback);

        var (asked, _) = await links.CheckAsync([.. Enumerable.Range(0, 200).Select(i => new TextLink($"{_server.Urls.First()}/{i}", 1, i, i + 1))], TestContext.Current.CancellationToken);

        Assert.Equal((OutsideLinks.Most, OutsideLinks.Most), (asked, _asked));
    }
}
