using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace BlogApp.Tests.Platform.Stores;

public sealed class StoreHealthTests
{
    private readonly ManualTime _time = new();
    private readonly StoreHealth _health;
    private int _changes;

    public StoreHealthTests()
    {
        _health = new StoreHealth(_time, NullLogger<StoreHealth>.Instance);
        _health.Changed += () => _changes++;
    }

    private StoreState Sql => _health.Of(StoreKind.Sql);

    private static SqliteException Locked => new("locked", 5, 5);

    private static SqliteException Damaged => new("malformed", 11, 11);

    [Fact]
    public void AtStart_EveryStoreIsHealthySinceThen()
    {
        Assert.All(_health.Read(), state => Assert.Equal((StoreGrade.Healthy, _time.GetUtcNow(), 0), (state.Grade, state.Since, state.Faults)));
        Assert.Equal(Enum.GetValues<StoreKind>().Length, _health.Read().Count);
        Assert.Equal(StoreGrade.Healthy, _health.Worst.Grade);
    }

    [Fact]
    public void RepeatedFailure_SetsTheGrade_AndKeepsItsBeginning()
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        var since = _time.GetUtcNow();
        _health.Failed(StoreKind.Sql, Locked);
        _time.Advance(TimeSpan.FromSeconds(5));
        _health.Failed(StoreKind.Sql, Locked);

        Assert.Equal((StoreGrade.Critical, since, 2L, _time.GetUtcNow()), (Sql.Grade, Sql.Since, Sql.Faults, Sql.LastErrorAt));
        Assert.Contains("locked by another process", Sql.Reason, StringComparison.Ordinal);
        Assert.Equal(StoreKind.Sql, _health.Worst.Store);
        Assert.Equal(1, _changes);
    }

    [Fact]
    public void Success_AfterAFailure_RestoresHealth_AndKeepsTheLastError()
    {
        _health.Failed(StoreKind.Sql, Locked);
        _time.Advance(TimeSpan.FromSeconds(5));
        _health.Succeeded(StoreKind.Sql);

        Assert.Equal((StoreGrade.Healthy, _time.GetUtcNow(), null), (Sql.Grade, Sql.Since, Sql.Reason));
        Assert.Contains("locked", Sql.LastError, StringComparison.Ordinal);
        Assert.Equal(2, _changes);
        _health.Succeeded(StoreKind.Sql);
        Assert.Equal(2, _changes);
    }

    [Fact]
    public void TransientFailure_IsRecoverable_UntilItLasts()
    {
        _health.Failed(StoreKind.LiveStore, new TimeoutException());
        Assert.Equal(StoreGrade.Recoverable, _health.Of(StoreKind.LiveStore).Grade);
        _time.Advance(StoreHealth.Patience - TimeSpan.FromMilliseconds(1));
        _health.Failed(StoreKind.LiveStore, new TimeoutException());
        Assert.Equal(StoreGrade.Recoverable, _health.Of(StoreKind.LiveStore).Grade);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        _health.Failed(StoreKind.LiveStore, new TimeoutException());
        Assert.Equal(StoreGrade.Degraded, _health.Of(StoreKind.LiveStore).Grade);
    }

    [Fact]
    public void SuccessBetweenFailures_RestartsThePatience()
    {
        _health.Failed(StoreKind.LiveStore, new TimeoutException());
        _time.Advance(StoreHealth.Patience);
        _health.Succeeded(StoreKind.LiveStore);
        _health.Failed(StoreKind.LiveStore, new TimeoutException());
        Assert.Equal(StoreGrade.Recoverable, _health.Of(StoreKind.LiveStore).Grade);
    }

    [Fact]
    public void LighterFailure_DoesNotLowerTheGrade()
    {
        _health.Failed(StoreKind.LiveStore, RedisErrors.Connection(ConnectionFailureType.UnableToConnect));
        _health.Failed(StoreKind.LiveStore, new TimeoutException());
        Assert.Equal((StoreGrade.Degraded, 2), (_health.Of(StoreKind.LiveStore).Grade, _health.Of(StoreKind.LiveStore).Faults));
    }

    [Fact]
    public void ErrorUnrelatedToTheStore_ChangesNothing()
    {
        Assert.Null(_health.Failed(StoreKind.Sql, new InvalidOperationException()));
        Assert.Null(_health.Failed(StoreKind.Sql, new SqliteException("unique", 19, 2067)));
        var fault = _health.Failed(StoreKind.Sql, Locked)!;
        _health.Failed(StoreKind.Sql, new StoreUnavailableException(StoreKind.Sql, fault));
        Assert.Equal(1, Sql.Faults);
    }

    [Fact]
    public void HeldGrade_OutlastsSuccesses_UntilReleased()
    {
        _health.Hold(StoreKind.Journal, StoreGrade.Critical, "full");
        _health.Succeeded(StoreKind.Journal);
        for (var i = 0; i < 10; i++)
            _health.Hold(StoreKind.Journal, StoreGrade.Critical, "full");
        Assert.Equal((StoreGrade.Critical, 1L, 1), (_health.Of(StoreKind.Journal).Grade, _health.Of(StoreKind.Journal).Faults, _changes));
        _health.Release(StoreKind.Journal);
        Assert.Equal(StoreGrade.Healthy, _health.Of(StoreKind.Journal).Grade);
    }

    [Fact]
    public void DamagedStore_StaysCritical_AlthoughReadsSucceed()
    {
        _health.Failed(StoreKind.Sql, Damaged);
        _health.Succeeded(StoreKind.Sql);
        Assert.Equal(StoreGrade.Critical, Sql.Grade);
        _health.Release(StoreKind.Sql);
        Assert.Equal(StoreGrade.Healthy, Sql.Grade);
    }

    [Fact]
    public async Task FaultsFromManyThreads_AreAllCounted()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
                _health.Failed(StoreKind.Cache, new TimeoutException());
        })));
        Assert.Equal(8000, _health.Of(StoreKind.Cache).Faults);
    }
}
