using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Tests.Support;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Features.Giveaways.Deciding;

/// <summary>From the line to the decision, on both live stores, with what can go wrong in between.</summary>
public abstract class ClaimPumpTests(bool redis) : IAsyncLifetime
{
    private protected ClaimFixture Blog { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Blog = await ClaimFixture.CreateAsync(redis);

    public ValueTask DisposeAsync() => Blog.DisposeAsync();

    [Fact]
    public async Task Claims_AreWonInOrderOfArrival_AndTheRestIsSoldOut()
    {
        var giveaway = await Blog.AddAsync(stock: 3);
        var tickets = Enumerable.Range(0, 10).Select(_ => Blog.Claim(giveaway)).ToList();
        await Blog.DecideAllAsync();
        var decisions = await Blog.DecisionsAsync();
        Assert.Equal(tickets, decisions.Values.OrderBy(d => d.Place).Select(d => d.Ticket));
        Assert.Equal([1, 2, 3], tickets.Take(3).Select(t => decisions[t].Number!.Value));
        Assert.All(tickets.Skip(3), t => Assert.Equal(ClaimOutcome.SoldOut, decisions[t].Outcome));
        Assert.All(tickets, t => Assert.Equal(decisions[t].Outcome, Blog.Book.Find(t)!.Decision!.Outcome));
        await Blog.SoundAsync();
    }

    [Fact]
    public async Task ClaimantWhoClaimsTwice_HasOneClaim()
    {
        var giveaway = await Blog.AddAsync(stock: 3);
        Assert.Equal(Blog.Claim(giveaway, claimant: -7), Blog.Claim(giveaway, claimant: -7));
        await Blog.DecideAllAsync();
        // The process has forgotten who claimed; SQL has not.
        await Blog.CrashAsync();
        Blog.Claim(Blog.Catalog.Find(giveaway.Id)!, claimant: -7);
        await Blog.DecideAllAsync();
        Assert.Single(await Blog.DecisionsAsync());
        await Blog.SoundAsync();
    }

    [Fact]
    public async Task NothingIsTold_BeforeSqlContainsIt()
    {
        var giveaway = await Blog.AddAsync(stock: 3);
        var ticket = Blog.Claim(giveaway);
        await Eventually.Is(async () =>
        {
            await Blog.Pump.PromiseOnceAsync(ClaimFixture.None);
            return Blog.Book.CountOf(giveaway.Id).Promised == 1;
        });
        Assert.Null(Blog.Book.Find(ticket)!.Decision);
        await Blog.Pump.DecideOnceAsync(ClaimFixture.None);
        Assert.Equal(ClaimOutcome.Won, Blog.Book.Find(ticket)!.Decision!.Outcome);
        Assert.Equal(ClaimOutcome.Won, (await Blog.DecisionsAsync())[ticket].Outcome);
    }

    [Fact]
    public async Task Crash_AtAnyStep_LosesNoClaimAndChangesNoDecision()
    {
        var giveaway = await Blog.AddAsync(stock: 10);
        var random = new Random(20261130);
        var all = new List<string>();
        var told = new Dictionary<string, DecidedClaim>();
        for (var round = 0; round < 12; round++)
        {
            all.AddRange(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Blog.Claim(giveaway)));
            if (random.Next(3) > 0)
                await Eventually.Is(async () =>
                {
                    await Blog.Pump.PromiseOnceAsync(ClaimFixture.None);
                    return Blog.Book.Unpromised(1).Count == 0;
                });
            if (random.Next(2) > 0)
                await Blog.Pump.DecideOnceAsync(ClaimFixture.None);
            Remember(told, all);
            await Blog.CrashAsync();
        }
        await Blog.DecideAllAsync();
        Remember(told, all);
        var decisions = await Blog.DecisionsAsync();
        Assert.Equal(all.Order(StringComparer.Ordinal), decisions.Keys.Order(StringComparer.Ordinal));
        Assert.All(told, t => Assert.Equal(t.Value.Outcome, decisions[t.Key].Outcome));
        Assert.Equal(Math.Min(10, all.Count), decisions.Values.Count(d => d.Outcome is ClaimOutcome.Won));
        await Blog.SoundAsync();
    }

    [Fact]
    public async Task DatabaseLockedByAnotherProcess_ClaimsWait_AndNoneIsLost()
    {
        var giveaway = await Blog.AddAsync(stock: 2);
        await using (var other = new SqliteConnection($"Data Source={Blog.Database.File};Pooling=False"))
        {
            await other.OpenAsync(ClaimFixture.None);
            await using var locked = other.CreateCommand();
            locked.CommandText = "BEGIN IMMEDIATE";
            await locked.ExecuteNonQueryAsync(ClaimFixture.None);
            for (var i = 0; i < 5; i++)
                Blog.Claim(giveaway);
            await Eventually.Is(async () =>
            {
                await Blog.Pump.PromiseOnceAsync(ClaimFixture.None);
                return Blog.Book.CountOf(giveaway.Id).Promised == 2;
            });
            await Assert.ThrowsAsync<BlogApp.Platform.Stores.StoreUnavailableException>(() => Blog.Pump.DecideOnceAsync(ClaimFixture.None));
            Assert.Equal((5, 2), Blog.Book.CountOf(giveaway.Id));
        }
        await Blog.DecideAllAsync();
        Assert.Equal(5, (await Blog.DecisionsAsync()).Count);
        await Blog.SoundAsync();
    }

    [Fact]
    public async Task WinnerWhoGivesUp_IsFollowedByTheNextInLine()
    {
        var giveaway = await Blog.AddAsync(stock: 2);
        var tickets = Enumerable.Range(0, 5).Select(_ => Blog.Claim(giveaway)).ToList();
        await Blog.DecideAllAsync();
        var drawn = await Blog.Get<BlogApp.Features.Giveaways.Authoring.Substitutes>().GiveUpAsync(giveaway.Id, 1, Blog.ByAuthor, ClaimFixture.None);
        Assert.Equal(3, drawn.Place);
        // Somebody who comes now is behind everyone.
        var late = Blog.Claim(giveaway);
        await Blog.DecideAllAsync();
        var decisions = await Blog.DecisionsAsync();
        Assert.Equal((ClaimOutcome.Won, 1), (decisions[tickets[2]].Outcome, decisions[tickets[2]].Number));
        Assert.NotNull(decisions[tickets[0]].GaveUpAt);
        Assert.Equal((ClaimOutcome.SoldOut, 6), (decisions[late].Outcome, decisions[late].Place));
        await Blog.SoundAsync();
    }

    [Fact]
    public async Task StockRaised_GivesMoreItems()
    {
        var giveaway = await Blog.AddAsync(stock: 1);
        Blog.Claim(giveaway);
        Blog.Claim(giveaway);
        await Blog.DecideAllAsync();
        await Blog.Commands.ChangeAsync(giveaway.Id, new(giveaway.Item, 2, giveaway.OpensAt, null, giveaway.Who), Blog.ByAuthor, ClaimFixture.None);
        var third = Blog.Claim(giveaway);
        await Blog.DecideAllAsync();
        Assert.Equal(2, (await Blog.DecisionsAsync())[third].Number);
        await Blog.SoundAsync();
    }

    private void Remember(Dictionary<string, DecidedClaim> told, List<string> tickets)
    {
        foreach (var ticket in tickets)
        {
            if (Blog.Book.Find(ticket)?.Decision is not { } decision)
                continue;
            Assert.Equal(told.GetValueOrDefault(ticket, decision), decision);
            told[ticket] = decision;
        }
    }
}

public sealed class ClaimPumpEmbeddedTests() : ClaimPumpTests(redis: false);

public sealed class ClaimPumpRedisTests() : ClaimPumpTests(redis: true)
{
    [Fact]
    public async Task RedisFlushedAndSetBack_NeverGivesMoreThanThereIs()
    {
        var giveaway = await Blog.AddAsync(stock: 10);
        var all = new List<string>();
        for (var round = 0; round < 6; round++)
        {
            all.AddRange(Enumerable.Range(0, 4).Select(_ => Blog.Claim(giveaway)));
            await Blog.DecideAllAsync();
            if (round % 2 == 0)
                await Blog.Redis!.AskAsync("FLUSHALL");
            else
                // Set back: Redis has forgotten most claimants, and believes that there are items.
                await Blog.Redis!.AskAsync("EVAL \"redis.call('DEL',KEYS[1]) redis.call('HSET',KEYS[1],'#won',0,'#places',0)\" 1 {blog}:claims:" + giveaway.Id);
        }
        await Blog.DecideAllAsync();
        var decisions = await Blog.DecisionsAsync();
        Assert.Equal(all.Count, decisions.Count);
        Assert.Equal(all, decisions.Values.OrderBy(d => d.Place).Select(d => d.Ticket));
        Assert.Equal(10, decisions.Values.Count(d => d.Outcome is ClaimOutcome.Won));
        await Blog.SoundAsync();
    }

    [Fact]
    public async Task RedisThatSaysSoldOutTooEarly_IsLoadedAgain()
    {
        var giveaway = await Blog.AddAsync(stock: 2);
        await Blog.Redis!.AskAsync("HSET {blog}:claims:" + giveaway.Id + " #won 2 #places 0");
        var ticket = Blog.Claim(giveaway);
        await Blog.DecideAllAsync();
        Assert.Equal((ClaimOutcome.Won, 1), ((await Blog.DecisionsAsync())[ticket].Outcome, (await Blog.DecisionsAsync())[ticket].Place));
    }

    [Fact]
    public async Task RedisAway_ClaimsAreDecidedWithoutIt()
    {
        var giveaway = await Blog.AddAsync(stock: 2);
        await Blog.Redis!.KillAsync();
        for (var i = 0; i < 4; i++)
            Blog.Claim(giveaway);
        await Blog.DecideAllAsync();
        Assert.Equal(4, (await Blog.DecisionsAsync()).Count);
        await Blog.SoundAsync();
    }
}
