using BlogApp.Data.Giveaways;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Tests.Features.Giveaways.Authoring;

public sealed class GiveawayCommandsTests : IAsyncLifetime
{
    private static readonly GiveawayDraft Draft = new("A book", 3, null, null, GiveawayWho.Visitor);
    private ClaimFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ClaimFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    private Task<GiveawaySaved> CreateAsync(Actor? by = null, long? article = null) => _blog.Commands.CreateAsync(article ?? _blog.Article.Id, Draft, by ?? _blog.ByAuthor, ClaimFixture.None);

    [Fact]
    public async Task NewGiveaway_IsKnownAtOnce_AndOpen()
    {
        var saved = await CreateAsync();
        var giveaway = _blog.Catalog.Find(saved.Id)!;
        Assert.Equal(("A book", 3, 0, GiveawayPhase.Open), (giveaway.Item, giveaway.Stock, giveaway.Won, giveaway.PhaseAt(TimeProvider.System.GetUtcNow())));
        Assert.Equal(giveaway, _blog.Catalog.OfArticle(_blog.Article.Id));
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM AuditEntry WHERE Action = 'giveaway.create'"));
    }

    [Fact]
    public async Task SecondGiveaway_WhileOneIsOpen_IsRefused_AndAllowedAfterItsClosing()
    {
        var first = await CreateAsync();
        Assert.Equal(0, (await CreateAsync()).Id);
        await _blog.Commands.CloseAsync(first.Id, _blog.ByAuthor, ClaimFixture.None);
        var second = await CreateAsync();
        Assert.Equal(second.Id, _blog.Catalog.OfArticle(_blog.Article.Id)!.Id);
    }

    [Fact]
    public async Task OtherAuthors_MayChangeNothing()
    {
        var other = Actor.Author((await _blog.Database.AddAuthorAsync("Grace")).Id);
        Assert.Equal(0, (await CreateAsync(other)).Id);
        var mine = await _blog.AddAsync(stock: 1);
        Assert.Equal(0, (await _blog.Commands.ChangeAsync(mine.Id, Draft, other, ClaimFixture.None)).Id);
        Assert.Equal(0, (await _blog.Commands.CloseAsync(mine.Id, other, ClaimFixture.None)).Id);
        Assert.NotNull((await _blog.Get<Substitutes>().DrawAsync(mine.Id, other, ClaimFixture.None)).Problem);
        Assert.Equal(0, (await CreateAsync(article: 999)).Id);
    }

    [Fact]
    public async Task StockLoweredBelowWhatIsWon_IsRefused_AndTheOldStateStays()
    {
        var giveaway = await _blog.AddAsync(stock: 3);
        for (var i = 0; i < 2; i++)
            _blog.Claim(giveaway);
        await _blog.DecideAllAsync();
        var refused = await _blog.Commands.ChangeAsync(giveaway.Id, Draft with { Stock = 1, Item = "Another" }, _blog.ByAuthor, ClaimFixture.None);
        Assert.Equal([GiveawayDraft.StockField], refused.Errors.Keys);
        Assert.Equal(("A book", 3), (_blog.Catalog.Find(giveaway.Id)!.Item, _blog.Catalog.Find(giveaway.Id)!.Stock));
        Assert.Empty((await _blog.Commands.ChangeAsync(giveaway.Id, Draft with { Stock = 2 }, _blog.ByAuthor, ClaimFixture.None)).Errors);
    }

    [Fact]
    public async Task WhoMayClaim_StaysOnceSomebodyClaimed()
    {
        var giveaway = await _blog.AddAsync(stock: 3);
        _blog.Claim(giveaway);
        await _blog.DecideAllAsync();
        Assert.Equal(0, (await _blog.Commands.ChangeAsync(giveaway.Id, Draft with { Who = GiveawayWho.Account }, _blog.ByAuthor, ClaimFixture.None)).Id);
    }

    [Fact]
    public async Task Code_OfAWinner_IsValid_UntilTheWinnerGaveUp()
    {
        var giveaway = await _blog.AddAsync(stock: 1);
        var (first, second) = (_blog.Claim(giveaway), _blog.Claim(giveaway));
        await _blog.DecideAllAsync();
        var proofs = _blog.Get<ProofCheck>();
        var (winner, next) = (ProofCode.Create(giveaway.Id, 1, first, giveaway.Secret), ProofCode.Create(giveaway.Id, 2, second, giveaway.Secret));
        Assert.Equal(ProofVerdict.Valid, (await proofs.CheckAsync(winner.ToLowerInvariant(), _blog.ByAuthor, ClaimFixture.None)).Verdict);
        Assert.Equal(ProofVerdict.Unknown, (await proofs.CheckAsync(next, _blog.ByAuthor, ClaimFixture.None)).Verdict);
        Assert.Equal(ProofVerdict.Unknown, (await proofs.CheckAsync(winner[..^1] + (winner[^1] == '7' ? '8' : '7'), _blog.ByAuthor, ClaimFixture.None)).Verdict);
        await _blog.Get<Substitutes>().GiveUpAsync(giveaway.Id, 1, _blog.ByAuthor, ClaimFixture.None);
        Assert.Equal(ProofVerdict.GaveUp, (await proofs.CheckAsync(winner, _blog.ByAuthor, ClaimFixture.None)).Verdict);
        Assert.Equal(ProofVerdict.Valid, (await proofs.CheckAsync(next, _blog.ByAuthor, ClaimFixture.None)).Verdict);
    }

    [Fact]
    public async Task FreeItem_GoesToTheFirstInLine()
    {
        var giveaway = await _blog.AddAsync(stock: 1);
        for (var i = 0; i < 3; i++)
            _blog.Claim(giveaway);
        await _blog.DecideAllAsync();
        var substitutes = _blog.Get<Substitutes>();
        Assert.NotNull((await substitutes.DrawAsync(giveaway.Id, _blog.ByAuthor, ClaimFixture.None)).Problem);
        await _blog.Commands.ChangeAsync(giveaway.Id, Draft, _blog.ByAuthor, ClaimFixture.None);
        Assert.Equal(2, (await substitutes.DrawAsync(giveaway.Id, _blog.ByAuthor, ClaimFixture.None)).Place);
        Assert.Equal(3, (await substitutes.DrawAsync(giveaway.Id, _blog.ByAuthor, ClaimFixture.None)).Place);
        Assert.NotNull((await substitutes.DrawAsync(giveaway.Id, _blog.ByAuthor, ClaimFixture.None)).Problem);
        await _blog.SoundAsync();
    }
}
