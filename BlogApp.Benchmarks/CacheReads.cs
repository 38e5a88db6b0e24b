using System.Diagnostics;
using System.Globalization;
using System.Text;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Caching.Tiers;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BlogApp.Benchmarks;

/// <summary>
/// The cost of one read through the cache: from memory, compared with a plain dictionary; through a load; and from
/// Redis, when CACHE_REDIS names one.
/// </summary>
internal static class CacheReads
{
    private const int Keys = 1000;

    private sealed record Value(long Id, string Title, string Html, IReadOnlyList<string> Tags);

    public static async Task<int> RunAsync()
    {
        var redis = Environment.GetEnvironmentVariable("CACHE_REDIS");
        await using var services = Node(redis);
        var cache = services.GetRequiredService<HybridCache>();
        var memory = services.GetRequiredService<MemoryTier>();
        var keys = Enumerable.Range(0, Keys).Select(i => string.Create(CultureInfo.InvariantCulture, $"article:number-{i}")).ToArray();
        var plain = keys.ToDictionary(k => k, ValueOf);
        string[] tags = [CacheTag.Lists, CacheTag.Article(1)];
        var report = new StringBuilder();
        report.AppendLine("# Reading through the cache\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"{Keys:N0} values of 12 KB, one thread, {Environment.ProcessorCount} cores.\n");
        report.AppendLine("| way | ns a read | bytes allocated a read |");
        report.AppendLine("| --- | ---: | ---: |");

        var loads = await MeasureAsync(report, "memory miss: load, serialize, keep", 20_000, Read, before: memory.Remove);
        var dictionary = await MeasureAsync(report, "a bare dictionary", 5_000_000, key => new(plain[key]));
        var hits = await MeasureAsync(report, "memory hit", 5_000_000, Read);
        if (redis is not null)
        {
            await WaitAsync(services);
            foreach (var key in keys)
            {
                memory.Remove(key);
                await Read(key);
            }
            await MeasureAsync(report, "Redis hit: read, parse, keep, one at a time", 20_000, Read, before: memory.Remove);
            var counts = services.GetRequiredService<CacheStatistics>().Region(CacheRegion.Article).Read();
            report.AppendLine(CultureInfo.InvariantCulture, $"\n{counts.RedisHits:N0} of the last 22,000 reads were Redis hits.");
        }
        report.AppendLine(CultureInfo.InvariantCulture, $"\nA hit costs {hits / dictionary:N1} times a dictionary's lookup; a load saved is {loads / hits:N0} hits.");
        await Results.WriteAsync("cache.md", report.ToString());
        return 0;

        ValueTask<Value> Read(string key) =>
            cache.GetOrCreateAsync(key, key, static (k, _) => ValueTask.FromResult(ValueOf(k)), tags: tags);

        async Task<double> MeasureAsync(StringBuilder lines, string name, int reads, Func<string, ValueTask<Value>> read, Action<string>? before = null)
        {
            for (var i = 0; i < reads / 10; i++)
                await One(i);
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < reads; i++)
                await One(i);
            var ns = Stopwatch.GetElapsedTime(started).TotalNanoseconds / reads;
            var allocated = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)reads;
            lines.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {ns:N0} | {allocated:N0} |");
            return ns;

            ValueTask<Value> One(int i)
            {
                before?.Invoke(keys[i % Keys]);
                return read(keys[i % Keys]);
            }
        }
    }

    private static Value ValueOf(string key) => new(1, key, new string('x', 12_000), ["counting", "redis"]);

    private static ServiceProvider Node(string? redis)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStores().AddCaching();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton(_ => new RedisConnection(redis));
        return services.BuildServiceProvider();
    }

    private static async Task WaitAsync(ServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        while (!services.GetRequiredService<RedisBreaker>().Usable)
            await Task.Delay(50);
    }
}
