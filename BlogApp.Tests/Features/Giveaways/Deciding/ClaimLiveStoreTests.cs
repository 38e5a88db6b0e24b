using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Live;
using BlogApp.Platform.Redis;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Giveaways.Deciding;

/// <summary>What every live store must do.</summary>
public abstract class ClaimLiveStoreTests
{
    private static readonly ClaimSnapshot Nothing = new(0, 0, []);

    private protected abstract IClaimLiveStore Store { get; }

    private protected static CancellationToken None => CancellationToken.None;

    private async Task<IReadOnlyList<ClaimPromise>> PromiseAsync(int stock, params long[] claimants) =>
        (await Store.PromiseAsync(1, stock, claimants, None))!;

    [Fact]
    public async Task UnknownGiveaway_HasNoPromises()
    {
        Assert.Null(await Store.PromiseAsync(1, 5, [1], None));
        Assert.Null(await Store.ReadAsync(1, None));
    }

    [Fact]
    public async Task Claims_GetPlacesInOrder_AndItemsWhileThereAreAny()
    {
        await Store.RebuildAsync(1, Nothing, None);
        Assert.Equal([new(1, true), new(2, true), new(3, false)], await PromiseAsync(2, 30, 10, 20));
        Assert.Equal((2, 3), await Store.ReadAsync(1, None));
    }

    [Fact]
    public async Task ClaimantOfferedAgain_KeepsThePlace()
    {
        await Store.RebuildAsync(1, Nothing, None);
        await PromiseAsync(1, 30, 10);
        Assert.Equal([new(2, false), new(1, true), new(3, false)], await PromiseAsync(1, 10, 30, -7));
        Assert.Equal((1, 3), await Store.ReadAsync(1, None));
    }

    [Fact]
    public async Task RebuiltStore_ContinuesFromWhatSqlContains()
    {
        await Store.RebuildAsync(1, Nothing, None);
        await PromiseAsync(9, 1, 2, 3);
        await Store.RebuildAsync(1, new ClaimSnapshot(1, 2, [(50, 1, true), (60, 2, false)]), None);
        Assert.Equal([new(1, true), new(2, false), new(3, true), new(4, false)], await PromiseAsync(2, 50, 60, 1, 2));
    }

    [Fact]
    public async Task Giveaways_AreApart()
    {
        await Store.RebuildAsync(1, Nothing, None);
        await Store.RebuildAsync(2, Nothing, None);
        await PromiseAsync(1, 5);
        Assert.Equal([new(1, true)], await Store.PromiseAsync(2, 1, [5], None));
    }

    [Fact]
    public async Task RandomOffers_GiveWhatACountOnPaperGives()
    {
        var random = new Random(20261130);
        for (var run = 0; run < 20; run++)
        {
            await Store.RebuildAsync(1, Nothing, None);
            var (stock, won) = (random.Next(1, 20), 0);
            var paper = new Dictionary<long, ClaimPromise>();
            for (var round = 0; round < 20; round++)
            {
                // Stock may be added at any time.
                stock += random.Next(8) == 0 ? random.Next(3) : 0;
                long[] claimants = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => (long)random.Next(-30, 30))];
                foreach (var claimant in claimants)
                {
                    if (!paper.ContainsKey(claimant))
                        paper[claimant] = new ClaimPromise(paper.Count + 1, won < stock && won++ < stock);
                }
                Assert.Equal(claimants.Select(c => paper[c]), await PromiseAsync(stock, claimants));
            }
        }
    }
}

public sealed class EmbeddedClaimStoreTests : ClaimLiveStoreTests
{
    private protected override IClaimLiveStore Store { get; } = new EmbeddedClaimStore();
}

public sealed class RedisClaimStoreTests : ClaimLiveStoreTests, IAsyncLifetime
{
    private RedisServer _server = null!;
    private RedisConnection _connection = null!;
    private IClaimLiveStore _store = null!;

    private protected override IClaimLiveStore Store => _store;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _connection = new RedisConnection(_server.ConnectionString);
        await Eventually.Is(() => _connection.Connected);
        _store = new RedisClaimStore(_connection);
    }

    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("FLUSHALL")]
    [InlineData("HDEL {blog}:claims:1 7")]
    [InlineData("HDEL {blog}:claims:1 #won")]
    public async Task StoreThatLostSomething_SaysThatItDoesNotKnowTheGiveaway(string command)
    {
        await Store.RebuildAsync(1, new ClaimSnapshot(1, 1, [(7, 1, true)]), None);
        Assert.NotNull(await Store.PromiseAsync(1, 5, [8], None));
        await _server.AskAsync(command);
        Assert.Null(await Store.PromiseAsync(1, 5, [7], None));
    }
}
