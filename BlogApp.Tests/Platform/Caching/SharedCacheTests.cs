using BlogApp.Platform.Caching;
using BlogApp.Platform.Redis;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using StackExchange.Redis;

namespace BlogApp.Tests.Platform.Caching;

/// <summary>Two nodes over one Redis.</summary>
public sealed class SharedCacheTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private RedisServer _redis = null!;
    private CacheFixture _one = null!;
    private CacheFixture _other = null!;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync(persistent: true);
        _one = await CacheFixture.OverAsync(_redis, _time);
        _other = await CacheFixture.OverAsync(_redis, _time);
    }

    [Fact]
    public async Task Value_LoadedByOneNode_ReachesTheOtherThroughRedis()
    {
        await LoadAndShare("article:a", "text", "article:1");

        Assert.Equal("text", await _other.ReadAsync<string>("article:a", NotNeeded, "article:1"));
        Assert.Equal(1, _other.Counts("article").RedisHits);
        Assert.Equal("text", await _other.ReadAsync<string>("article:a", NotNeeded, "article:1"));
        Assert.Equal(1, _other.Counts("article").MemoryHits);
    }

    [Fact]
    public async Task Invalidation_OnOneNode_ReachesTheOtherByMessage()
    {
        await LoadAndShare("article:a", "old", "article:1");
        await _other.ReadAsync<string>("article:a", NotNeeded, "article:1");
        var evicted = new List<string>();
        _other.OnEvict = tags => { lock (evicted) evicted.AddRange(tags); };

        await _one.Invalidator.InvalidateAsync(["article:1"], Cancelled);

        // The clock stands still, so only the message can have caused it.
        await Eventually.Is(() => { lock (evicted) return evicted.SequenceEqual(["article:1"]); });
        Assert.Equal("new", await _other.ReadAsync("article:a", () => "new", "article:1"));
        Assert.NotEqual("old", await _one.ReadAsync("article:a", () => "newer", "article:1"));
    }

    [Fact]
    public async Task KeyRemoved_OnOneNode_IsGoneOnTheOther()
    {
        await LoadAndShare("article:a", "old");
        await _other.ReadAsync<string>("article:a", NotNeeded);

        await _one.Cache.RemoveAsync("article:a", Cancelled);

        await Eventually.Is(async () => await _other.ReadAsync("article:a", () => "new") == "new");
    }

    [Fact]
    public async Task ValueSet_OnOneNode_IsReadOnTheOther()
    {
        await LoadAndShare("article:a", "old");
        await _other.ReadAsync<string>("article:a", NotNeeded);

        await _one.Cache.SetAsync("article:a", "set", cancellationToken: Cancelled);

        await Eventually.Is(async () => await _other.ReadAsync<string>("article:a", NotNeeded) == "set");
        Assert.Equal("set", await _one.ReadAsync<string>("article:a", NotNeeded));
    }

    [Fact]
    public async Task LostInvalidationMessage_IsRecoveredFromTheLog()
    {
        await LoadAndShare("article:a", "old", "article:1");
        await _other.ReadAsync<string>("article:a", NotNeeded, "article:1");

        // The effect of a third node's invalidation whose message was lost.
        var version = long.Parse((await _redis.AskAsync("HINCRBY blog:cache:{log}:state version 1"))![1..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(":1", await _redis.AskAsync($"ZADD blog:cache:{{log}}:names {version} t:article:1"));
        _time.Advance(TimeSpan.FromMilliseconds(500));

        await Eventually.Is(async () => await _other.ReadAsync("article:a", () => "new", "article:1") == "new");
    }

    [Fact(Timeout = 60_000)]
    public async Task LoadBegunOnTheOtherNode_BeforeAnInvalidationHere_IsKeptByNeitherTier()
    {
        var load = new TaskCompletionSource<string>();
        var before = _other.ReadAsync("article:a", _ => load.Task, "article:1").AsTask();
        var heard = new TaskCompletionSource();
        _other.OnEvict = _ => heard.TrySetResult();
        await _one.Invalidator.InvalidateAsync(["article:1"], Cancelled);
        await heard.Task.WaitAsync(TestContext.Current.CancellationToken);
        load.SetResult("old");
        await before;

        Assert.Equal("new", await _other.ReadAsync("article:a", () => "new", "article:1"));
        Assert.NotEqual("old", await _one.ReadAsync("article:a", () => "newer", "article:1"));
    }

    [Fact]
    public async Task LoadUnawareOfAnInvalidation_LeavesNoCurrentValueInRedis()
    {
        // The message and the next look into the log come only after the old value was written.
        var load = new TaskCompletionSource<string>();
        var before = _other.ReadAsync("article:a", _ => load.Task, "article:1").AsTask();
        await _redis.AskAsync("HINCRBY blog:cache:{log}:state version 1");
        await _redis.AskAsync("ZADD blog:cache:{log}:names 1 t:article:1");
        load.SetResult("old");
        await before;
        await Eventually.Is(async () => await ValueKeysAsync() is [_]);

        var third = await CacheFixture.OverAsync(_redis, _time);
        Assert.Equal("new", await third.ReadAsync("article:a", () => "new", "article:1"));
        third.Dispose();
    }

    [Fact]
    public async Task StaleValueInRedis_WhileLoadingFails_AnswersOnAnotherNode()
    {
        await LoadAndShare("article:a", "old");
        _time.Advance(TimeSpan.FromSeconds(_one.Settings.DefaultSeconds + 1));
        await _other.UntilAsync(() => _other.Breaker.Usable);

        Assert.Equal("old", await _other.ReadAsync<string>("article:a", () => throw new IOException("disk")));
        Assert.Equal("old", await _other.ReadAsync<string>("article:a", NotNeeded));
        Assert.Equal(2, _other.Counts("article").Stale);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("{\"epoch\":1}\n\"text\"")]
    [InlineData("null\n")]
    [InlineData("{}\n")]
    public async Task CorruptValue_IsAMiss_AndIsOverwritten(string rubbish)
    {
        await LoadAndShare("article:a", "text");
        await PutAsync(rubbish);

        Assert.Equal("anew", await _other.ReadAsync("article:a", () => "anew"));
        await Eventually.Is(async () => ((string)(await Database.StringGetAsync((await ValueKeysAsync())[0]))!).Contains("anew", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TruncatedValue_IsAMiss()
    {
        await LoadAndShare("article:a", "a text of some length");
        var whole = (string)(await Database.StringGetAsync((await ValueKeysAsync())[0]))!;
        await PutAsync(whole[..^3]);

        Assert.Equal("anew", await _other.ReadAsync("article:a", () => "anew"));
    }

    [Fact]
    public async Task ValueOfAnotherType_IsNotMistakenForIt()
    {
        await LoadAndShare("article:a", "17");

        Assert.Equal(42, await _other.ReadAsync("article:a", () => 42));
    }

    [Fact]
    public async Task OversizedValue_StaysOutOfRedis()
    {
        await _one.ReadAsync("article:huge", () => new string('x', 1 << 20));
        await LoadAndShare("article:a", "small");

        Assert.Single(await ValueKeysAsync());
        Assert.Equal("own", await _other.ReadAsync("article:huge", () => "own"));
    }

    [Fact]
    public async Task EveryKey_IsUnderThePrefix_AndValuesExpire()
    {
        await LoadAndShare("article:a", "text", "article:1");
        await _one.Invalidator.InvalidateAsync(["lists"], Cancelled);

        var keys = ((RedisResult[])(await Database.ExecuteAsync("KEYS", "*"))!).Select(k => (string)k!).ToList();
        Assert.Equal(3, keys.Count);
        Assert.All(keys, key => Assert.StartsWith("blog:cache:", key));
        var seconds = (await Database.KeyTimeToLiveAsync((await ValueKeysAsync())[0]))!.Value.TotalSeconds;
        Assert.InRange(seconds, 1, _one.Settings.DefaultSeconds + _one.Settings.StaleSeconds);
    }

    [Fact]
    public async Task KeyspaceCounts_CountReadsFromRedis()
    {
        await LoadAndShare("article:a", "text");
        await _other.ReadAsync<string>("article:a", NotNeeded);

        var counts = await _one.Get<RedisKeyspace>().ReadAsync();

        Assert.True(counts is { Hits: >= 1, Misses: >= 1, HitRate: > 0 and < 1 });
    }

    /// <summary>Reads on one node and waits until the value is in Redis.</summary>
    private async Task LoadAndShare(string key, string value, params string[] tags)
    {
        Assert.Equal(value, await _one.ReadAsync(key, () => value, tags));
        await Eventually.Is(async () => (await ValueKeysAsync()).Any(name => name.EndsWith(key, StringComparison.Ordinal)));
    }

    private async Task PutAsync(string value) => await Database.StringSetAsync((await ValueKeysAsync())[0], value);

    private async Task<List<string>> ValueKeysAsync() =>
        [.. ((RedisResult[])(await Database.ExecuteAsync("KEYS", "blog:cache:value:*"))!).Select(k => (string)k!)];

    private IDatabase Database => _one.Get<RedisConnection>().Database;

    private static string NotNeeded() => throw new InvalidOperationException("Loaded though the value was there.");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _one?.Dispose();
        _other?.Dispose();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }
}
