using System.Globalization;
using BlogApp.Platform.Caching.Invalidation;

namespace BlogApp.Tests.Platform.Caching.Invalidation;

public sealed class InvalidationRaceTests : IDisposable
{
    private readonly CacheFixture _cache = new();

    [Theory]
    [InlineData("tag")]
    [InlineData("key")]
    [InlineData("everything")]
    public async Task LoadBegunBeforeAnInvalidation_DoesNotCacheItsOldResult(string what)
    {
        var load = new TaskCompletionSource<string>();
        var before = _cache.ReadAsync("article:a", _ => load.Task, "article:1").AsTask();

        await Invalidate(what);
        load.SetResult("old");
        Assert.Equal("old", await before);

        Assert.Equal("new", await _cache.ReadAsync("article:a", () => "new", "article:1"));
    }

    [Fact(Timeout = 60_000)]
    public async Task ReaderAfterAnInvalidation_DoesNotJoinALoadFromBefore()
    {
        var oldLoad = new TaskCompletionSource<string>();
        var before = _cache.ReadAsync("article:a", _ => oldLoad.Task, "article:1").AsTask();
        await Invalidate("tag");

        Assert.Equal("new", await _cache.ReadAsync("article:a", () => "new", "article:1"));
        oldLoad.SetResult("old");
        await before.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("new", await _cache.ReadAsync("article:a", () => "newer", "article:1"));
    }

    [Fact]
    public async Task ValueSet_WhileAnOlderOneLoads_IsKept()
    {
        var load = new TaskCompletionSource<string>();
        var before = _cache.ReadAsync("article:a", _ => load.Task).AsTask();
        await _cache.Cache.SetAsync("article:a", "set", cancellationToken: TestContext.Current.CancellationToken);
        load.SetResult("old");
        await before;

        Assert.Equal("set", await _cache.ReadAsync("article:a", () => "loaded"));
    }

    /// <summary>Writers change a number and invalidate; no later read may return an older number.</summary>
    [Fact]
    public async Task Reader_AfterACompletedInvalidation_NeverSeesAnOlderValue()
    {
        var truth = 0;
        var announced = 0;
        var writer = Task.Run(async () =>
        {
            for (var i = 1; i <= 2000; i++)
            {
                Volatile.Write(ref truth, i);
                await _cache.Cache.RemoveByTagAsync("lists", TestContext.Current.CancellationToken);
                Volatile.Write(ref announced, i);
            }
        }, TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!writer.IsCompleted)
            {
                var atLeast = Volatile.Read(ref announced);
                var seen = await _cache.ReadAsync("list:home", async _ =>
                {
                    var read = Volatile.Read(ref truth);
                    await Task.Yield();
                    return read;
                }, "lists");
                Assert.True(seen >= atLeast, string.Create(CultureInfo.InvariantCulture, $"saw {seen} after {atLeast} was announced"));
            }
        }));
        await Task.WhenAll([writer, .. readers]);
        Assert.Equal(2000, announced);
    }

    [Fact]
    public void TooManyInvalidatedNames_InvalidateEverything()
    {
        var generations = new InvalidationVersions();
        generations.InvalidateTags(["first"]);
        var since = generations.Now;
        for (var i = 0; i < 100_000; i++)
            generations.InvalidateTags([i.ToString(CultureInfo.InvariantCulture)]);

        Assert.False(generations.IsCurrent(since, "article:a", ["other"]));
        Assert.True(generations.IsCurrent(generations.Now, "article:a", ["other"]));
    }

    private async Task Invalidate(string what) => await (what switch
    {
        "tag" => _cache.Cache.RemoveByTagAsync("article:1", TestContext.Current.CancellationToken),
        "key" => _cache.Cache.RemoveAsync("article:a", TestContext.Current.CancellationToken),
        _ => _cache.Cache.RemoveByTagAsync("*", TestContext.Current.CancellationToken),
    });

    public void Dispose() => _cache.Dispose();
}
