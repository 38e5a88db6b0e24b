using BlogApp.Platform.Caching;
using BlogApp.Platform.Caching.Tiers;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Supervision;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Platform.Caching;

/// <summary>One node's cache, composed as in the server, with a clock that the test moves.</summary>
internal sealed class CacheFixture : IPageEvictor, IDisposable
{
    private readonly ServiceProvider _services;

    public CacheFixture(Action<CachingSettings>? settings = null, RedisServer? redis = null, ManualTime? time = null)
    {
        Time = time ?? new ManualTime();
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddSingleton<IPageEvictor>(this)
            .AddSingleton(_ => new RedisConnection(redis?.ConnectionString)).AddStores().AddHostedService<ProbeStores>().AddCaching();
        var chosen = new CachingSettings();
        settings?.Invoke(chosen);
        services.AddSingleton(Options.Create(chosen));
        _services = services.BuildServiceProvider();
    }

    public ManualTime Time { get; }
    public CachingSettings Settings => Get<IOptions<CachingSettings>>().Value;
    public HybridCache Cache => Get<HybridCache>();
    public ICacheInvalidator Invalidator => Get<ICacheInvalidator>();
    public MemoryTier Memory => Get<MemoryTier>();
    public RedisBreaker Breaker => Get<RedisBreaker>();
    public Action<IReadOnlyCollection<string>> OnEvict { get; set; } = static _ => { };

    /// <summary>A node on a Redis, in step with the shared log. Commands are awaited as long as the clock stands still.</summary>
    public static async Task<CacheFixture> OverAsync(RedisServer redis, ManualTime time, Action<CachingSettings>? settings = null)
    {
        var node = new CacheFixture(s =>
        {
            // The clock moves much faster than a busy machine answers.
            s.RedisTimeoutMilliseconds = 60_000;
            settings?.Invoke(s);
        }, redis, time);
        await node.StartAsync();
        await node.UntilAsync(() => node.Breaker.Usable);
        return node;
    }

    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            await service.StartAsync(Cancelled);
    }

    /// <summary>Advances the clock by the synchronization period until the condition is true.</summary>
    public Task UntilAsync(Func<bool> condition) => Eventually.Is(() =>
    {
        if (condition())
            return true;
        Time.Advance(TimeSpan.FromMilliseconds(500));
        return false;
    });

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public RegionCounts Counts(string region) => Get<CacheStatistics>().Region(region).Read();

    public ValueTask<T> ReadAsync<T>(string key, Func<T> load, params string[] tags) =>
        ReadAsync(key, _ => Task.FromResult(load()), tags);

    public ValueTask<T> ReadAsync<T>(string key, Func<CancellationToken, Task<T>> load, params string[] tags) =>
        ReadAsync(key, load, Cancelled, tags);

    public ValueTask<T> ReadAsync<T>(string key, Func<CancellationToken, Task<T>> load, CancellationToken cancelled, params string[] tags) =>
        Cache.GetOrCreateAsync(key, async token => await load(token), tags: tags, cancellationToken: cancelled);

    public void Evict(IReadOnlyCollection<string> tags) => OnEvict(tags);

    public void Dispose()
    {
        foreach (var service in _services.GetServices<IHostedService>())
            service.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        _services.Dispose();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
