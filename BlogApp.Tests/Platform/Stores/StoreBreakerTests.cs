using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Platform.Stores;

public sealed class StoreBreakerTests
{
    private readonly ManualTime _time = new();
    private readonly StoreHealth _health;
    private readonly StoreBreaker _breaker;
    private bool _away;
    private Exception _error = new SqliteException("locked", 5, 5);
    private int _calls;

    public StoreBreakerTests()
    {
        _health = new StoreHealth(_time, NullLogger<StoreHealth>.Instance);
        _breaker = new StoreBreaker(StoreKind.Sql, _health, _time);
    }

    [Fact]
    public async Task StoreHealthy_EveryCallGoesThrough()
    {
        for (var i = 1; i <= 100; i++)
            Assert.Equal(i, await CallAsync());
        Assert.False(_breaker.Open);
    }

    [Fact]
    public async Task StoreAway_IsCalledOnceMore_ThenTheBreakerOpens()
    {
        await CallAsync();
        _away = true;
        for (var i = 0; i < 1000; i++)
            await Assert.ThrowsAsync<StoreUnavailableException>(CallAsync);
        Assert.Equal(2, _calls);
        Assert.True(_breaker.Open);
        Assert.Equal(1, _health.Of(StoreKind.Sql).Faults);
    }

    [Fact]
    public async Task StoreAwayAtStart_BreakerOpensAfterTwoCalls()
    {
        _away = true;
        for (var i = 0; i < 100; i++)
            Assert.Throws<StoreUnavailableException>(() => _breaker.Run(this, static t => t.Work()));
        Assert.Equal(2, _calls);
        Assert.Contains("locked", (await Assert.ThrowsAsync<StoreUnavailableException>(CallAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PauseOver_OnlyTheProbeIsLetThrough_AndClosesTheBreaker()
    {
        await AwayAsync();
        _time.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAsync<StoreUnavailableException>(CallAsync);
        Assert.Equal(2, _calls);

        Assert.False(await ProbeAsync());
        Assert.Equal(3, _calls);
        // During the pause not even the probe gets through.
        Assert.False(await ProbeAsync());
        Assert.Equal(3, _calls);

        _away = false;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await ProbeAsync());
        Assert.Equal(StoreGrade.Healthy, _health.Of(StoreKind.Sql).Grade);
        await CallAsync();
        Assert.Equal(5, _calls);
    }

    [Fact]
    public async Task StoreAway_ProbedOnceASecond_EachProbeReachesIt()
    {
        await AwayAsync();
        for (var second = 1; second <= 10; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.False(await ProbeAsync());
            Assert.Equal(2 + second, _calls);
        }
    }

    [Fact]
    public async Task ErrorThatIsNoOutage_LeavesTheBreakerClosed()
    {
        await CallAsync();
        _away = true;
        foreach (var error in new Exception[] { new SqliteException("unique", 19, 2067), new InvalidOperationException(), new SqliteException("malformed", 11, 11) })
        {
            _error = error;
            for (var i = 0; i < 10; i++)
                await Assert.ThrowsAnyAsync<Exception>(CallAsync);
            Assert.False(_breaker.Open);
        }
        Assert.Equal(31, _calls);
    }

    [Fact]
    public async Task CanceledCall_IsNoFailure()
    {
        await CallAsync();
        _away = true;
        _error = new OperationCanceledException();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(CallAsync);
        Assert.False(_breaker.Open);
        Assert.Equal(0, _health.Of(StoreKind.Sql).Faults);
    }

    private async Task AwayAsync()
    {
        await CallAsync();
        _away = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(CallAsync);
        Assert.True(_breaker.Open);
    }

    private Task<int> CallAsync() => _breaker.RunAsync(this, static (t, _) => Task.FromResult(t.Work()), TestContext.Current.CancellationToken);

    private Task<bool> ProbeAsync() => _breaker.ProbeAsync(_ =>
    {
        Work();
        return Task.CompletedTask;
    }, TestContext.Current.CancellationToken);

    private int Work()
    {
        _calls++;
        return _away ? throw _error : _calls;
    }
}
