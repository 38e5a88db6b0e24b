using System.Net;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Journeys.Outages;

public sealed class RedisOutageTests : IAsyncLifetime
{
    private RedisServer _redis = null!;
    private BlogServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync(persistent: true);
        _server = await BlogServer.StartAsync(("ConnectionStrings:Redis", _redis.ConnectionString), ("Analytics:RedisGraceSeconds", "1"));
        await _server.AddArticlesAsync(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Away_IsShown_PagesAndCountingGoOn_AndItHealsByItself(bool hangs)
    {
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-1"));
        Assert.Equal("normal", await _server.GradeAsync("liveStore"));
        if (hangs)
            await _redis.FreezeAsync();
        else
            await _redis.StopAsync();

        await Eventually.Is(async () => (await _server.StoreAsync("liveStore")).TryGetProperty("description", out var why)
            && why.GetString()!.EndsWith("from its journal.", StringComparison.Ordinal), what: "the server counts from its journal");
        var entry = await _server.StoreAsync("liveStore");
        Assert.Equal("degraded", entry.GetProperty("status").GetString());
        Assert.True(entry.GetProperty("faults").GetInt64() > 0);
        // The one that was rendered before and one that was not.
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-1"));
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-2"));
        await Eventually.Is(async () => await _server.ViewsAsync("article-1") == 2);
        using (var ready = await _server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        if (hangs)
            await _redis.ResumeAsync();
        else
            await _redis.StartAgainAsync();
        await _server.IsAsync("liveStore", "normal");
        await _server.IsAsync("cache", "normal");
        await Eventually.Is(async () => await _server.ViewsAsync("article-1") == 2 && await _server.ViewsAsync("article-2") == 1);
    }

    [Theory]
    [InlineData("CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0", "maxmemory")]
    [InlineData("REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE", "replica")]
    public async Task RefusingToWrite_IsDegradedWithItsReason_AndHeals(string ill, string well, string reason)
    {
        await _server.ReadAsync("article-1");
        Assert.StartsWith("+OK", await _redis.AskAsync(ill), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-1"));
        await _server.IsAsync("liveStore", "degraded");
        Assert.Contains(reason, (await _server.StoreAsync("liveStore")).GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("+OK", await _redis.AskAsync(well), StringComparison.Ordinal);
        await _server.IsAsync("liveStore", "normal");
        await Eventually.Is(async () => await _server.ViewsAsync("article-1") == 2);
    }

    [Fact]
    public async Task AbsentAtStart_PagesAreCounted_AndItIsTakenUpWhenItComes()
    {
        await _server.StopAsync();
        await _redis.StopAsync();
        await _server.StartAgainAsync();
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync("article-1"));
        await _server.IsAsync("liveStore", "degraded");
        await _redis.StartAgainAsync();
        await _server.IsAsync("liveStore", "normal");
        await Eventually.Is(async () => await _server.ViewsAsync("article-1") == 1);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }
}
