using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Faults;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Platform;

/// <summary>What is reported about Redis between a start and the end of the first connection attempt.</summary>
public sealed class FirstConnectionTests : IAsyncLifetime
{
    private readonly StoreHealth _health = new(TimeProvider.System, NullLogger<StoreHealth>.Instance);
    private readonly StoreBreaker _breaker;
    private RedisServer _redis = null!;

    public FirstConnectionTests() => _breaker = new(StoreKind.LiveStore, _health, TimeProvider.System);

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync();

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task FirstConnectionPending_StoreIsConnecting_AndTheBreakerStaysClosed()
    {
        // It accepts the connection but does not answer.
        await _redis.FreezeAsync();
        using var connection = new RedisConnection(_redis.ConnectionString);
        for (var i = 0; i < 10; i++)
            Assert.Equal(FaultKind.Connecting, (await Assert.ThrowsAsync<StoreUnavailableException>(() => AskAsync(connection))).Fault.Kind);
        var state = _health.Of(StoreKind.LiveStore);
        Assert.Equal((StoreGrade.Healthy, 0), (state.Grade, state.Faults));
        Assert.True(state.Connecting);
        Assert.Contains("first connection", state.Reason, StringComparison.Ordinal);
        Assert.False(_breaker.Open);

        await _redis.ResumeAsync();
        await Eventually.Is(async () => await AnswersAsync(connection));
        Assert.Equal((StoreGrade.Healthy, null), (_health.Of(StoreKind.LiveStore).Grade, _health.Of(StoreKind.LiveStore).Reason));
    }

    [Fact]
    public async Task FirstConnectionFailed_StoreIsDegraded()
    {
        await _redis.FreezeAsync();
        using var connection = new RedisConnection(_redis.ConnectionString);
        await Eventually.Is(async () => !await AnswersAsync(connection) && _health.Of(StoreKind.LiveStore).Grade is StoreGrade.Degraded);
        Assert.True(_breaker.Open || _health.Of(StoreKind.LiveStore).Faults > 0);
    }

    private Task<bool> AskAsync(RedisConnection connection) => _breaker.RunAsync(connection, static async (redis, _) =>
    {
        await redis.PingAsync(TimeProvider.System);
        return true;
    }, TestContext.Current.CancellationToken);

    private async Task<bool> AnswersAsync(RedisConnection connection)
    {
        await _breaker.ProbeAsync(_ => connection.PingAsync(TimeProvider.System), TestContext.Current.CancellationToken);
        try
        {
            return await AskAsync(connection);
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
