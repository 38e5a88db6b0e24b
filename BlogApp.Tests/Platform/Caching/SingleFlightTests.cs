using BlogApp.Tests.Support;

namespace BlogApp.Tests.Platform.Caching;

public sealed class SingleFlightTests : IDisposable
{
    private readonly CacheFixture _cache = new();

    [Fact]
    public async Task ThousandCallers_AtOnce_LoadOnce()
    {
        var loads = 0;
        var release = new TaskCompletionSource();
        var readers = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => _cache.ReadAsync("article:a", async _ =>
        {
            Interlocked.Increment(ref loads);
            await release.Task;
            return "text";
        }).AsTask())).ToList();
        await Eventually.Is(() => loads > 0);
        release.SetResult();

        Assert.All(await Task.WhenAll(readers), text => Assert.Equal("text", text));
        Assert.Equal(1, loads);
        var counts = _cache.Counts("article");
        Assert.Equal((999, 1), (counts.MemoryHits, counts.Misses));
    }

    /// <summary>A reader that just missed the end of a load must find its value instead of loading again.</summary>
    [Fact]
    public async Task ReadersArrivingAsALoadEnds_DoNotLoadAgain()
    {
        const int Rounds = 5000, Readers = 4;
        var loads = new int[Rounds];
        using var together = new Barrier(Readers);
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => Task.Factory.StartNew(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                together.SignalAndWait();
                _cache.ReadAsync($"article:{round}", () => Interlocked.Increment(ref loads[round])).AsTask().GetAwaiter().GetResult();
            }
        }, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.All(loads, count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task CanceledCaller_StopsWaiting_AndOthersGetTheValue()
    {
        var load = new TaskCompletionSource<string>();
        using var impatient = new CancellationTokenSource();
        var first = _cache.ReadAsync("article:a", _ => load.Task, impatient.Token).AsTask();
        var second = _cache.ReadAsync("article:a", _ => load.Task).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        load.SetResult("text");

        Assert.Equal("text", await second);
    }

    [Fact]
    public async Task BlockingFactory_DoesNotBlockACanceledCaller()
    {
        using var release = new ManualResetEventSlim();
        using var impatient = new CancellationTokenSource();
        var reader = _cache.ReadAsync("article:a", _ => { release.Wait(CancellationToken.None); return Task.FromResult("text"); }, impatient.Token).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader);
        release.Set();
    }

    [Fact]
    public async Task LastCallerGone_CancelsTheLoad_AndTheNextCallerLoadsAgain()
    {
        using var impatient = new CancellationTokenSource();
        var token = new TaskCompletionSource<CancellationToken>();
        var reader = _cache.ReadAsync<string>("article:a", async cancelled =>
        {
            token.SetResult(cancelled);
            await Task.Delay(Timeout.Infinite, cancelled);
            return "never";
        }, impatient.Token).AsTask();
        var load = await token.Task;

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader);

        await Eventually.Is(() => load.IsCancellationRequested);
        Assert.Equal("text", await _cache.ReadAsync("article:a", () => "text"));
    }

    [Fact]
    public async Task EndlessLoad_EndsWithATimeout()
    {
        var started = new TaskCompletionSource();
        var reader = _cache.ReadAsync<string>("article:a", async cancelled =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancelled);
            return "never";
        }).AsTask();
        await started.Task;

        _cache.Time.Advance(TimeSpan.FromSeconds(_cache.Settings.LoadSeconds));

        await Assert.ThrowsAsync<TimeoutException>(() => reader);
    }

    [Fact]
    public async Task FailedLoad_ReachesAllWaitingCallers_AndIsNotCached()
    {
        var load = new TaskCompletionSource<string>();
        var readers = Enumerable.Range(0, 10).Select(_ => _cache.ReadAsync("article:a", _ => load.Task).AsTask()).ToList();
        load.SetException(new IOException("disk"));

        foreach (var reader in readers)
            Assert.Equal("disk", (await Assert.ThrowsAsync<IOException>(() => reader)).Message);
        Assert.Equal("text", await _cache.ReadAsync("article:a", () => "text"));
    }

    [Fact]
    public async Task Load_DoesNotSeeTheContextOfItsRequest()
    {
        var request = new AsyncLocal<string> { Value = "mine" };

        Assert.Equal("", await _cache.ReadAsync("article:a", () => request.Value ?? ""));
    }

    public void Dispose() => _cache.Dispose();
}
