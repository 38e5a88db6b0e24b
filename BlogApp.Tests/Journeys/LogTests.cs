using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

/// <summary>The log of an ordinary day.</summary>
public class LogTests
{
    [Fact]
    public async Task ServerStart_LogsNoWarnings_AndRequestsHaveTheirOwnFile()
    {
        await using var server = await BlogServer.StartAsync(("ASPNETCORE_ENVIRONMENT", "Production"));
        await server.AddArticlesAsync(1);
        using var page = await server.Client.GetAsync(new Uri("/articles/article-1", UriKind.Relative), TestContext.Current.CancellationToken);
        await Eventually.Is(() => File.Exists(FileOf(server, "requests-")) && Read(server, "requests-").Contains("/articles/", StringComparison.Ordinal));

        var log = Read(server, "blog-").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(log, line => Assert.Contains("\"Level\":\"Information\"", line, StringComparison.Ordinal));
        Assert.InRange(log.Length, 1, 10);
        Assert.DoesNotContain(server.Output, line => line.Contains("GET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HostilePath_IsOnlyInTheRequestLog_AndEscaped()
    {
        await using var server = await BlogServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/%1b%5b31mred%0d%0a12:00:00%20INF%20forged", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Cookie", "theme=\u001b[31m");
        using var page = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        await Eventually.Is(() => File.Exists(FileOf(server, "requests-")) && Read(server, "requests-").Contains("\"Status\":404", StringComparison.Ordinal));
        await server.StopAsync();

        Assert.DoesNotContain(Read(server, "requests-"), c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain("forged", Read(server, "blog-"), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Output, line => line.Any(char.IsControl));
    }

    private static string FileOf(BlogServer server, string name) =>
        Directory.GetFiles(Path.Combine(server.DataDirectory, "logs"), name + "*").FirstOrDefault() ?? name;

    private static string Read(BlogServer server, string name)
    {
        using var file = new FileStream(FileOf(server, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
