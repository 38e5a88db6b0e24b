using System.Globalization;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Platform.Caching;

/// <summary>Many writers and readers on two nodes: what no node may ever return, and what both must end with.</summary>
public sealed class SharedCacheStormTests
{
    private const int Keys = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NodesUnderLoad_SeeTheirOwnInvalidationsAtOnce_AndBothEndUpCurrent(bool redisIsKilled)
    {
        await using var redis = await RedisServer.StartAsync(persistent: true);
        var time = new ManualTime();
        using var one = await CacheFixture.OverAsync(redis, time);
        using var other = await CacheFixture.OverAsync(redis, time);
        var truth = new long[Keys];
        var stop = false;

        var storm = new[] { one, other }.SelectMany(node => Enumerable.Range(0, 2).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            while (!Volatile.Read(ref stop))
            {
                var key = random.Next(Keys);
                if (random.Next(4) > 0)
                {
                    await ReadAsync(node, key);
                    continue;
                }
                var written = Interlocked.Increment(ref truth[key]);
                await node.Invalidator.InvalidateAsync([Tag(key)], CancellationToken.None);
                var seen = await ReadAsync(node, key);
                Assert.True(seen >= written, string.Create(CultureInfo.InvariantCulture, $"{key}: saw {seen} after writing {written}"));
            }
        }))).ToList();
        var work = Task.WhenAll(storm);
        async Task WaitForWritesAsync(long more)
        {
            var until = truth.Sum() + more;
            // No faster than real time, in which Redis answers. Otherwise pending answers would time out.
            await Eventually.Is(() => { time.Advance(TimeSpan.FromMilliseconds(10)); return work.IsCompleted || truth.Sum() >= until; });
        }
        await WaitForWritesAsync(500);
        if (redisIsKilled)
        {
            await redis.KillAsync();
            await WaitForWritesAsync(500);
            await redis.StartAgainAsync();
        }
        await WaitForWritesAsync(500);
        Volatile.Write(ref stop, true);
        await work;

        await one.UntilAsync(() => one.Breaker.Usable);
        await other.UntilAsync(() => other.Breaker.Usable);
        for (var key = 0; key < Keys; key++)
        {
            foreach (var node in new[] { one, other })
                await Eventually.Is(async () => { time.Advance(TimeSpan.FromMilliseconds(500)); return await ReadAsync(node, key) == truth[key]; });
            // The value in Redis is correct, too.
            one.Memory.Remove(Key(key));
            Assert.Equal(truth[key], await ReadAsync(one, key));
        }

        ValueTask<long> ReadAsync(CacheFixture node, int key) => node.ReadAsync(Key(key), async _ =>
        {
            var read = Volatile.Read(ref truth[key]);
            await Task.Yield();
            return read;
        }, CancellationToken.None, Tag(key));
    }

    private static string Key(int key) => string.Create(CultureInfo.InvariantCulture, $"article:{key}");

    private static string Tag(int key) => string.Create(CultureInfo.InvariantCulture, $"tag:{key}");
}
