using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys.Outages;

public sealed class RedisOutageTests(RedisOutageTests.Stores stores, SharedServer shared) : IClassFixture<RedisOutageTests.Stores>, IClassFixture<SharedServer>, IAsyncLifetime
{
    private readonly RedisServer _redis = stores.Redis;
    private BlogServer _server = null!;
    private string _article = "", _other = "";

    public async ValueTask InitializeAsync()
    {
        _server = await shared.StartedAsync(("ConnectionStrings:Redis", _redis.ConnectionString), ("Analytics:RedisGraceSeconds", "1"));
        var articles = await _server.AddArticlesAsync(2);
        (_article, _other) = (articles[0], articles[1]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RedisAway_IsShown_PagesAndCountingGoOn_AndItRecovers(bool hangs)
    {
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync(_article));
        Assert.Equal("normal", await _server.GradeAsync("liveStore"));
        if (hangs)
            await _redis.FreezeAsync();
        else
            await _redis.StopAsync();

        await CountsFromItsJournalAsync();
        var entry = await _server.StoreAsync("liveStore");
        Assert.Equal("degraded", entry.GetProperty("status").GetString());
        Assert.True(entry.GetProperty("faults").GetInt64() > 0);
        // One that was rendered before, and one that was not.
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync(_article));
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync(_other));
        await Eventually.Is(async () => await _server.ViewsAsync(_article) == 2);
        using (var ready = await _server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        if (hangs)
            await _redis.ResumeAsync();
        else
            await _redis.StartAgainAsync();
        await _server.IsAsync("liveStore", "normal");
        await _server.IsAsync("cache", "normal");
        await Eventually.Is(async () => await _server.ViewsAsync(_article) == 2 && await _server.ViewsAsync(_other) == 1);
    }

    [Fact]
    public async Task RedisAway_IsNoticed_WithoutAnyViews()
    {
        // Without any view in its journals.
        await _server.StopAsync();
        await _server.StartAgainAsync();
        await _redis.StopAsync();
        await CountsFromItsJournalAsync();
        await _redis.StartAgainAsync();
        await _server.IsAsync("liveStore", "normal");
    }

    [Theory]
    [InlineData("CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0", "maxmemory")]
    [InlineData("REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE", "replica")]
    public async Task RedisRefusingWrites_IsDegradedWithItsReason_AndRecovers(string ill, string well, string reason)
    {
        await _server.ReadAsync(_article);
        Assert.StartsWith("+OK", await _redis.AskAsync(ill), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync(_article));
        await _server.IsAsync("liveStore", "degraded");
        Assert.Contains(reason, (await _server.StoreAsync("liveStore")).GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("+OK", await _redis.AskAsync(well), StringComparison.Ordinal);
        await _server.IsAsync("liveStore", "normal");
        await Eventually.Is(async () => await _server.ViewsAsync(_article) == 2);
    }

    [Fact]
    public async Task RedisAbsentAtStart_PagesAreCounted_AndItIsUsedOnceItIsThere()
    {
        await _server.StopAsync();
        await _redis.StopAsync();
        await _server.StartAgainAsync();
        Assert.Equal((HttpStatusCode.OK, "counted"), await _server.ReadAsync(_article));
        await _server.IsAsync("liveStore", "degraded");
        await _redis.StartAgainAsync();
        await _server.IsAsync("liveStore", "normal");
        await Eventually.Is(async () => await _server.ViewsAsync(_article) == 1);
    }

    private Task CountsFromItsJournalAsync() => Eventually.Is(async () => (await _server.StoreAsync("liveStore")).TryGetProperty("description", out var why)
        && why.GetString()!.EndsWith("from its journal.", StringComparison.Ordinal), what: "the server counts from its journal");

    /// <summary>The Redis shared by all tests of the class.</summary>
    public sealed class Stores : IAsyncLifetime
    {
        internal RedisServer Redis { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Redis = await RedisServer.StartAsync(persistent: true);

        public async ValueTask DisposeAsync() => await Redis.DisposeAsync();
    }
}
