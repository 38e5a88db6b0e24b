using System.Net;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys.Commands;

/// <summary>The command line: <c>redirects list|add|remove|import</c>.</summary>
public sealed class RedirectsCommandTests
{
    [Fact]
    public async Task Redirects_AreAddedListedImportedAndRemoved_AndHitsSurviveAStop()
    {
        await using var server = await BlogServer.StartAsync();
        var slug = (await server.AddArticlesAsync(1))[0];
        var (status, output) = await server.CommandAsync("redirects", "add", "/old", $"/articles/{slug}");
        Assert.Equal(1, status);
        Assert.Contains("in use by another BlogApp process", output, StringComparison.Ordinal);
        Assert.Equal(0, await server.StopAsync());

        (status, output) = await server.CommandAsync("redirects", "add", "/old", $"/articles/{slug}");
        Assert.True(status == 0, output);
        (status, output) = await server.CommandAsync("redirects", "add", "/OLD/", "/hot");
        Assert.Equal(1, status);
        Assert.Contains("This address leads on already", output, StringComparison.Ordinal);
        (status, output) = await server.CommandAsync("redirects", "add", "/later", "/nothing-yet", "--temporary");
        Assert.True(status == 0, output);
        Assert.Contains("Note: Nothing stands at /nothing-yet.", output, StringComparison.Ordinal);
        var file = Path.Combine(server.DataDirectory, "list.csv");
        await File.WriteAllTextAsync(file, "/one,/hot\n/two,/one\nthree,/hot\n", TestContext.Current.CancellationToken);
        (status, output) = await server.CommandAsync("redirects", "import", file);
        Assert.Equal(1, status);
        Assert.Contains("Line 3, three: This is no path", output, StringComparison.Ordinal);
        Assert.Contains("2 added, 0 changed, 0 unchanged, 1 refused.", output, StringComparison.Ordinal);
        (status, output) = await server.CommandAsync("redirects", "remove", "/later");
        Assert.True(status == 0, output);
        (status, _) = await server.CommandAsync("redirects", "remove", "/later");
        Assert.Equal(1, status);

        await server.StartAgainAsync();
        using (var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address })
        using (var answer = await client.GetAsync(new Uri("/old", UriKind.Relative), TestContext.Current.CancellationToken))
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/articles/{slug}"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        // The stop saves what waits in memory.
        Assert.Equal(0, await server.StopAsync());
        await server.StartAgainAsync();
        (status, output) = await server.CommandAsync("redirects", "list", "--json");
        Assert.True(status == 0, output);
        using var list = JsonDocument.Parse(output);
        Assert.Equal(["/old 301 hand 1", "/one 301 csv 0", "/two 301 csv 0"],
            list.RootElement.EnumerateArray().Select(row => $"{row.GetProperty("from").GetString()} {row.GetProperty("status").GetInt32()} {row.GetProperty("source").GetString()} {row.GetProperty("hits").GetInt64()}"));
        (status, output) = await server.CommandAsync("redirects", "list");
        Assert.True(status == 0, output);
        Assert.Contains($"301 /old → /articles/{slug} (1)", output, StringComparison.Ordinal);
    }
}
