using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Journeys.Commands;

/// <summary>The command line on real data: <c>analytics verify</c>.</summary>
public sealed class VerifyCommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task VerifyCommand_RunsBesideTheServer_FindsAChangedRow_AndRepairsTheTotals(bool withRedis)
    {
        await using var redis = withRedis ? await RedisServer.StartAsync() : null;
        await using var server = await BlogServer.StartAsync(("ConnectionStrings:Redis", redis?.ConnectionString ?? ""));
        var slug = (await server.AddArticlesAsync(2))[0];
        await ReadAsync(server, slug, 4);
        // The stop persists four views; three more wait during the verification.
        Assert.Equal(0, await server.StopAsync());
        await server.StartAgainAsync();
        await ReadAsync(server, slug, 3);
        await Eventually.Is(async () => await server.ViewsAsync(slug) == 7);

        var (status, output) = await server.CommandAsync("analytics", "verify");
        Assert.True(status == 0, output);
        Assert.Contains("All numbers agree.", output, StringComparison.Ordinal);

        (status, output) = await server.CommandAsync("analytics", "verify", "--repair");
        Assert.Equal(1, status);
        Assert.Contains("in use by another BlogApp process", output, StringComparison.Ordinal);

        Assert.Equal(0, await server.StopAsync());
        await ExecuteAsync(server, "UPDATE Article SET Views = Views + 1");
        (status, output) = await server.CommandAsync("analytics", "verify");
        Assert.Equal(1, status);
        Assert.Contains("article-1: expected 7, found 8", output, StringComparison.Ordinal);
        Assert.Contains("article-2: expected 0, found 1", output, StringComparison.Ordinal);

        (status, output) = await server.CommandAsync("analytics", "verify", "--repair");
        Assert.True(status == 0, output);
        await server.StartAgainAsync();
        Assert.Equal(7, await server.ViewsAsync(slug));
    }

    [Fact]
    public async Task NoBlogInTheDirectory_VerifyCommand_SaysWhereItLooked()
    {
        await using var server = BlogServer.Launch(("ConnectionStrings:Redis", "not an address, "), ("Analytics:OnlineWindowSeconds", "-1"));
        await server.WaitForExitAsync();
        var (status, output) = await server.CommandAsync("analytics", "verify");
        Assert.Equal(1, status);
        Assert.Contains("there is no blog in", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MistypedCommand_IsNamed_AndNoServerStarts()
    {
        await using var server = BlogServer.Launch(("Analytics:OnlineWindowSeconds", "-1"));
        await server.WaitForExitAsync();
        var (status, output) = await server.CommandAsync("analytcs", "verify");
        Assert.Equal(1, status);
        Assert.Contains("analytcs", output, StringComparison.Ordinal);
    }

    private static async Task ReadAsync(BlogServer server, string slug, int times)
    {
        for (var i = 0; i < times; i++)
            (await server.Client.GetAsync(new Uri($"/articles/{slug}", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
    }

    private static async Task ExecuteAsync(BlogServer server, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataDirectory, "blog.db")};Mode=ReadWrite");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
