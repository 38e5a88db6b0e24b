using BlogApp.Tests.Support;

namespace BlogApp.Tests.Platform.Caching;

public sealed class StaleTests : IDisposable
{
    private readonly CacheFixture _cache = new();

    [Fact]
    public async Task StaleValue_WhileLoadingFails_Answers()
    {
        await _cache.ReadAsync("article:a", () => "old");
        Expire();

        Assert.Equal("old", await _cache.ReadAsync<string>("article:a", () => throw new IOException("disk")));
        var counts = _cache.Counts("article");
        Assert.Equal((1, 1, 0), (counts.Stale, counts.Misses, counts.MemoryHits));
    }

    [Fact]
    public async Task FailedLoad_IsNotRetried_BeforeThePauseIsOver()
    {
        await _cache.ReadAsync("article:a", () => "old");
        Expire();
        await _cache.ReadAsync<string>("article:a", () => throw new IOException("disk"));
        _cache.Time.Advance(TimeSpan.FromSeconds(_cache.Settings.RetrySeconds) - TimeSpan.FromTicks(1));

        Assert.Equal("old", await _cache.ReadAsync<string>("article:a", () => throw new InvalidOperationException("loaded too soon")));
        Assert.Equal(2, _cache.Counts("article").Stale);
    }

    [Fact]
    public async Task PauseOver_StaleValueAnswersAtOnce_WhileANewOneLoads()
    {
        await _cache.ReadAsync("article:a", () => "old");
        Expire();
        await _cache.ReadAsync<string>("article:a", () => throw new IOException("disk"));
        _cache.Time.Advance(TimeSpan.FromSeconds(_cache.Settings.RetrySeconds));

        var load = new TaskCompletionSource<string>();
        Assert.Equal("old", await _cache.ReadAsync("article:a", _ => load.Task));
        load.SetResult("new");

        await Eventually.Is(async () => await _cache.ReadAsync<string>("article:a", () => throw new IOException("disk")) == "new");
    }

    [Fact]
    public async Task SlowLoad_WithAStaleValue_IsNotWaitedFor()
    {
        await _cache.ReadAsync("article:a", () => "old");
        Expire();
        var load = new TaskCompletionSource<string>();
        var reader = _cache.ReadAsync("article:a", _ => load.Task).AsTask();
        _cache.Time.Advance(TimeSpan.FromMilliseconds(_cache.Settings.PatienceMilliseconds));

        Assert.Equal("old", await reader);
        load.SetResult("new");
        await Eventually.Is(async () => await _cache.ReadAsync<string>("article:a", () => throw new IOException("disk")) == "new");
    }

    [Fact]
    public async Task StaleValue_PastTheStaleWindow_DoesNotAnswer()
    {
        await _cache.ReadAsync("article:a", () => "old");
        Expire();
        _cache.Time.Advance(TimeSpan.FromSeconds(_cache.Settings.StaleSeconds));

        await Assert.ThrowsAsync<IOException>(() => _cache.ReadAsync<string>("article:a", () => throw new IOException("disk")).AsTask());
    }

    [Fact]
    public async Task InvalidatedValue_WhileLoadingFails_DoesNotAnswer()
    {
        await _cache.ReadAsync("article:a", () => "withdrawn", "article:1");
        await _cache.Invalidator.InvalidateAsync(["article:1"], TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<IOException>(() =>
            _cache.ReadAsync<string>("article:a", () => throw new IOException("disk"), "article:1").AsTask());
    }

    [Fact]
    public async Task ValueInvalidated_WhileItsReplacementFails_DoesNotAnswer()
    {
        await _cache.ReadAsync("article:a", () => "withdrawn", "article:1");
        Expire();
        var load = new TaskCompletionSource<string>();
        var reader = _cache.ReadAsync("article:a", _ => load.Task, "article:1").AsTask();
        await _cache.Invalidator.InvalidateAsync(["article:1"], TestContext.Current.CancellationToken);
        load.SetException(new IOException("disk"));

        await Assert.ThrowsAsync<IOException>(() => reader);
    }

    [Fact]
    public async Task CanceledReader_DoesNotMakeTheStaleValueAnswerForOthers()
    {
        await _cache.ReadAsync("article:a", () => "old");
        Expire();
        using var impatient = new CancellationTokenSource();
        var started = new TaskCompletionSource<CancellationToken>();
        var reader = _cache.ReadAsync<string>("article:a", async cancelled =>
        {
            started.SetResult(cancelled);
            await Task.Delay(Timeout.Infinite, cancelled);
            return "never";
        }, impatient.Token).AsTask();
        var load = await started.Task;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader);
        await Eventually.Is(() => load.IsCancellationRequested);

        Assert.Equal("new", await _cache.ReadAsync("article:a", () => "new"));
    }

    private void Expire() => _cache.Time.Advance(TimeSpan.FromSeconds(_cache.Settings.DefaultSeconds));

    public void Dispose() => _cache.Dispose();
}
