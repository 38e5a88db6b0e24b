using BlogApp.Features.Analytics.Live.Redis;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Redis;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using static BlogApp.Tests.Features.Analytics.Live.Hits;

namespace BlogApp.Tests.Features.Analytics.Live;

public sealed class RedisLiveStoreTests : LiveStoreTests, IAsyncLifetime
{
    private RedisServer _server = null!;
    private RedisConnection _connection = null!;
    private ILiveStore _store = null!;

    private protected override ILiveStore Store => _store;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _connection = new RedisConnection(_server.ConnectionString);
        await Eventually.Is(() => _connection.Connected);
        _store = new RedisLiveStore(_connection);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task FlushedStore_ReportsThatItIsEmpty()
    {
        await Store.RebuildAsync(Base(total: 5), CancellationToken.None);
        await _server.AskAsync("FLUSHALL");
        Assert.Equal(ApplyStatus.Empty, (await Store.ApplyAsync("w", 1, Batch(Hit()), CancellationToken.None)).Status);
    }

    [Theory]
    [InlineData("deltas")]
    [InlineData("seq")]
    [InlineData("site")]
    [InlineData("views")]
    [InlineData("readers")]
    [InlineData("cut:*")]
    public async Task EvictedKey_MakesTheCutIncomplete(string key)
    {
        await Store.RebuildAsync(Base(total: 5, articles: (1, 5, 5)), CancellationToken.None);
        await Store.ApplyAsync("w", 1, Batch(Hit()), CancellationToken.None);
        if (key.StartsWith("cut", StringComparison.Ordinal))
            key = $"cut:{(await Store.TakeCutAsync(CancellationToken.None))!.Id}";
        Assert.Equal(":1", await _server.AskAsync($"DEL {LiveKeys.Prefix}{key}"));
        Assert.False((await Store.TakeCutAsync(CancellationToken.None))!.Whole);
        await Store.RebuildAsync(Base(total: 5, articles: (1, 5, 5)), CancellationToken.None);
        await Store.ApplyAsync("w", 1, Batch(Hit(), Hit(visitor: 3)), CancellationToken.None);
        Assert.True((await Store.TakeCutAsync(CancellationToken.None))!.Whole);
    }

    [Theory]
    [InlineData("pairs")]
    [InlineData("pairs:0")]
    [InlineData("hour")]
    [InlineData("skipped")]
    public async Task EvictedDayKey_MakesTheCutIncomplete_EvenWhenItIsWrittenAgain(string key)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await Store.RebuildAsync(Base(), CancellationToken.None);
        await ApplyAsync(1);
        Assert.True((await Store.TakeCutAsync(CancellationToken.None))!.Whole);
        var names = _connection.Multiplexer.GetServer(_server.ConnectionString).Keys(pattern: $"{LiveKeys.Prefix}{key}{(key.Contains(':', StringComparison.Ordinal) ? "" : ":[1-9]*")}").ToList();
        Assert.Equal(":1", await _server.AskAsync($"DEL {Assert.Single(names)}"));
        await ApplyAsync(2);
        Assert.False((await Store.TakeCutAsync(CancellationToken.None))!.Whole);
        await Store.RebuildAsync(Base(), CancellationToken.None);
        await ApplyAsync(1);
        Assert.True((await Store.TakeCutAsync(CancellationToken.None))!.Whole);

        // A visitor, an account and a bot.
        Task ApplyAsync(long seq)
        {
            var batch = Batch(Hit(at: now), Hit(visitor: -3, at: now));
            batch.AddSkip(3, now);
            return Store.ApplyAsync("w", seq, batch, CancellationToken.None);
        }
    }

    [Fact]
    public async Task AllKeys_ShareOneHashTag()
    {
        await Store.RebuildAsync(Base(total: 5, articles: (1, 5, 5)), CancellationToken.None);
        await Store.ApplyAsync("w", 1, Batch(Hit()), CancellationToken.None);
        await Store.MarkAsync([new PresenceMark(1, 1, Noon)], CancellationToken.None);
        await Store.TakeCutAsync(CancellationToken.None);
        var keys = _connection.Multiplexer.GetServer(_server.ConnectionString).Keys().Select(k => (string)k!).ToList();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.StartsWith("{blog}:", key));
        Assert.DoesNotContain(keys, key => key.Contains(":new:", StringComparison.Ordinal));
    }
}
