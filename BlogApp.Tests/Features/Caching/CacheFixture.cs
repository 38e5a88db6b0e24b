using BlogApp.Features.Caching;
using BlogApp.Features.Caching.Tiers;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Caching;

/// <summary>One node's cache, put together as the server does it, under a clock that the test moves.</summary>
internal sealed class CacheFixture : IPageEvictor, IDisposable
{
    private readonly ServiceProvider _services;

    public CacheFixture(Action<CachingSettings>? settings = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddSingleton<IPageEvictor>(this).AddCaching();
        var chosen = new CachingSettings();
        settings?.Invoke(chosen);
        services.AddSingleton(Options.Create(chosen));
        _services = services.BuildServiceProvider();
    }

    public ManualTime Time { get; } = new();
    public CachingSettings Settings => Get<IOptions<CachingSettings>>().Value;
    public HybridCache Cache => Get<HybridCache>();
    public ICacheInvalidator Invalidator => Get<ICacheInvalidator>();
    public MemoryTier Memory => Get<MemoryTier>();
    public Action<IReadOnlyCollection<string>> OnEvict { get; set; } = static _ => { };

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public RegionCounts Counts(string region) => Get<CacheStatistics>().Region(region).Read();

    public ValueTask<T> ReadAsync<T>(string key, Func<T> load, params string[] tags) =>
        ReadAsync(key, _ => Task.FromResult(load()), tags);

    public ValueTask<T> ReadAsync<T>(string key, Func<CancellationToken, Task<T>> load, params string[] tags) =>
        Cache.GetOrCreateAsync(key, async cancelled => await load(cancelled), tags: tags, cancellationToken: TestContext.Current.CancellationToken);

    public void Evict(IReadOnlyCollection<string> tags) => OnEvict(tags);

    public void Dispose() => _services.Dispose();
}
