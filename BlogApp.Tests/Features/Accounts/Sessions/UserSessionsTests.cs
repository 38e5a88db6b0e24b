using BlogApp.Features.Accounts.Sessions;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Accounts.Sessions;

public sealed class UserSessionsTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly List<string> _told = [];
    private TestDatabase _database = null!;
    private UserSessions _sessions = null!;
    private long _ada, _grace;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var ends = new SessionEnds();
        ends.Ended += _told.AddRange;
        _sessions = new(_database.Contexts, _database.Writer, ends, _time);
        _ada = (await _database.AddAuthorAsync("Ada")).Id;
        _grace = (await _database.AddAuthorAsync("Grace")).Id;
    }

    [Fact]
    public async Task EndedSession_IsClosed_AndPagesAreTold_TheOthersGoOn()
    {
        var (one, two) = (await BeginAsync(_ada), await BeginAsync(_ada));
        await _sessions.EndAsync(_ada, one);
        Assert.Equal([one], _told);
        Assert.False(await _sessions.IsOpenAsync(one, _ada, Stop));
        Assert.True(await _sessions.IsOpenAsync(two, _ada, Stop));
    }

    [Fact]
    public async Task SessionOfAnother_IsNeitherUsedNorEnded()
    {
        var session = await BeginAsync(_ada);
        Assert.False(await _sessions.IsOpenAsync(session, _grace, Stop));
        await _sessions.EndAsync(_grace, session);
        Assert.Empty(_told);
        Assert.True(await _sessions.IsOpenAsync(session, _ada, Stop));
    }

    [Fact]
    public async Task AllOthers_EndTogether()
    {
        var (one, two, three, other) = (await BeginAsync(_ada), await BeginAsync(_ada), await BeginAsync(_ada), await BeginAsync(_grace));
        await _sessions.EndAllAsync(_ada, except: two);
        Assert.Equal(new[] { one, three }.Order(), _told.Order());
        Assert.Equal([two], (await _sessions.ListAsync(_ada, Stop)).Select(s => s.Id));
        Assert.True(await _sessions.IsOpenAsync(other, _grace, Stop));
    }

    [Fact]
    public async Task UnusedSession_ExpiresAfterItsTime_AUsedOneGoesOn()
    {
        var (used, unused) = (await BeginAsync(_ada), await BeginAsync(_ada));
        _time.Advance(TimeSpan.FromDays(10));
        Assert.True(await _sessions.IsOpenAsync(used, _ada, Stop));
        _time.Advance(TimeSpan.FromDays(5));
        Assert.True(await _sessions.IsOpenAsync(used, _ada, Stop));
        Assert.False(await _sessions.IsOpenAsync(unused, _ada, Stop));
        Assert.Equal([used], (await _sessions.ListAsync(_ada, Stop)).Select(s => s.Id));
        // The next to sign in clears what is over.
        await BeginAsync(_grace);
        Assert.Equal(2, await _database.NumberAsync("SELECT count(*) FROM UserSession"));
    }

    [Fact]
    public async Task Use_IsNotedEveryFewMinutes_NotEachTime()
    {
        var session = await BeginAsync(_ada);
        var begun = _time.GetUtcNow().UtcDateTime;
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.True(await _sessions.IsOpenAsync(session, _ada, Stop));
        Assert.Equal(begun, Assert.Single(await _sessions.ListAsync(_ada, Stop)).LastUsedAt);
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.True(await _sessions.IsOpenAsync(session, _ada, Stop));
        Assert.Equal(begun.AddMinutes(8), Assert.Single(await _sessions.ListAsync(_ada, Stop)).LastUsedAt);
    }

    [Fact]
    public async Task TooManySessions_EndTheOneUnusedForLongest()
    {
        var first = await BeginAsync(_ada);
        for (var i = 0; i < UserSessions.Most; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await BeginAsync(_ada);
        }
        Assert.Equal([first], _told);
        Assert.Equal(UserSessions.Most, (await _sessions.ListAsync(_ada, Stop)).Count);
    }

    private Task<string> BeginAsync(long user) => _sessions.BeginAsync(user, "Firefox, Linux", Stop);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
