using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Journeys.Commands;

/// <summary>The command line: <c>backup</c> and <c>data</c>, beside a running server and without one.</summary>
public sealed class BackupCommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Backup_OfARunningServer_BringsItsStateBack(bool withRedis)
    {
        await using var redis = withRedis ? await RedisServer.StartAsync() : null;
        await using var server = await BlogServer.StartAsync(("ConnectionStrings:Redis", redis?.ConnectionString ?? ""));
        var slug = (await server.AddArticlesAsync(1))[0];
        await ReadAsync(server, slug, 4);
        await SaysAsync(server, 0, "persist-counts: ", "jobs", "run", "persist-counts");
        var made = await JsonAsync(server, "backup", "create", "--json");
        Assert.True(made.GetProperty("verified").GetBoolean());
        var name = made.GetProperty("name").GetString()!;
        Assert.Equal(name, (await JsonAsync(server, "backup", "list", "--json")).EnumerateArray().Single().GetProperty("name").GetString());
        await SaysAsync(server, 0, "It can be restored.", "backup", "verify", name);
        await SaysAsync(server, 1, "There is no file", "backup", "verify", "nothing.tar.gz");

        await server.AddArticlesAsync(2);
        await ReadAsync(server, slug, 5);
        await ReadAsync(server, "article-2", 3);
        await SaysAsync(server, 1, "in use by another BlogApp process", "backup", "restore", name);
        // What it had not written waits in its journal, and in Redis.
        await server.KillAsync();
        var plan = await JsonAsync(server, "backup", "restore", name, "--dry-run", "--json");
        Assert.False(plan.GetProperty("restored").GetBoolean());
        Assert.Equal(2, plan.GetProperty("changes").EnumerateArray().First().GetProperty("removed").GetInt32());
        Assert.Equal(3, await server.SqlAsync("SELECT count(*) FROM Article"));

        await SaysAsync(server, 0, "Restored. Start the server", "backup", "restore", name);
        await SaysAsync(server, 0, "All numbers agree.", "analytics", "verify");
        SqliteConnection.ClearAllPools();
        // It gets the number that the deleted one had, and must get none of its views.
        await server.AddArticlesAsync(1);
        await server.StartAgainAsync();
        Assert.Equal((4, 0), (await server.ViewsAsync(slug), await server.ViewsAsync("article-2")));
        await ReadAsync(server, slug, 1);
        await SaysAsync(server, 0, "persist-counts: ", "jobs", "run", "persist-counts");
        Assert.Equal((5, 0), (await server.ViewsAsync(slug), await server.ViewsAsync("article-2")));
        await SaysAsync(server, 0, "All numbers agree.", "analytics", "verify");
    }

    [Fact]
    public async Task Data_IsDeletedOnlyByName_MadeAnew_AndBroughtBack()
    {
        await using var server = await BlogServer.StartAsync(("Site:Title", "Leaves"));
        await server.AddArticlesAsync(1);
        await SaysAsync(server, 1, "in use by another BlogApp process", "data", "reset", "--yes-delete", "Leaves");
        Assert.Equal(0, await server.StopAsync());
        var name = (await JsonAsync(server, "backup", "create", "--json")).GetProperty("name").GetString()!;
        await SaysAsync(server, 1, "That is not the blog's name ('Leaves'). Nothing was deleted.", "data", "reset", "--yes-delete", "leaf");
        await SaysAsync(server, 1, "There is a blog already", "data", "init");
        await SaysAsync(server, 0, "Everything is deleted.", "data", "reset", "--yes-delete", "Leaves");
        await SaysAsync(server, 1, "there is no blog in", "analytics", "verify");
        await SaysAsync(server, 0, "one-time link", "data", "init");
        Assert.Equal(0, await server.SqlAsync("SELECT count(*) FROM Article"));
        await SaysAsync(server, 0, "Everything is deleted.", "data", "reset", "--yes-delete", "Leaves");
        await SaysAsync(server, 0, "There is no database that it could be compared with.", "backup", "restore", name);
        // A pooled connection still has the database that is gone.
        SqliteConnection.ClearAllPools();
        Assert.Equal(1, await server.SqlAsync("SELECT count(*) FROM Article"));
        await server.StartAgainAsync();
        // The scheduler first makes its own database.
        await Eventually.Is(async () => (await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode);
        Assert.Equal("normal", (await server.JsonAsync("/health/ready")).GetProperty("checks").GetProperty("disk").GetProperty("status").GetString());
    }

    private static async Task ReadAsync(BlogServer server, string slug, int times)
    {
        await Eventually.Is(async () => (await server.Client.GetAsync(new Uri($"/api/articles/{slug}/stats", UriKind.Relative))).IsSuccessStatusCode);
        var before = await server.ViewsAsync(slug);
        for (var i = 0; i < times; i++)
            (await server.Client.GetAsync(new Uri($"/articles/{slug}", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        await Eventually.Is(async () => await server.ViewsAsync(slug) == before + times);
    }

    private static async Task SaysAsync(BlogServer server, int expected, string words, params string[] command)
    {
        var (status, output) = await server.CommandAsync(command);
        Assert.True(status == expected && output.Contains(words, StringComparison.Ordinal), $"{string.Join(' ', command)}: {status}\n{output}");
    }

    private static async Task<JsonElement> JsonAsync(BlogServer server, params string[] command)
    {
        var (status, output) = await server.CommandAsync(command);
        Assert.True(status == 0, output);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.Clone();
    }
}
