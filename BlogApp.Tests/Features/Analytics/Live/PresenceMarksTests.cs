using System.Collections.Immutable;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Analytics.Live;

public sealed class PresenceMarksTests
{
    private const long Visitor = 7;
    private readonly ManualTime _clock = new();
    private readonly EmbeddedLiveStore _store = new();
    private readonly PresenceMarks _marks;

    public PresenceMarksTests() => _marks = new PresenceMarks(_clock);

    [Fact]
    public async Task StreamOfSeveralArticles_CountsOnceHere_AndOnceAsReadingEach()
    {
        using var stream = _marks.Open(Visitor, [1, 2]);
        Assert.Equal([1L, 2L], _marks.Watched.Order());
        Assert.Equal(1, _marks.OpenStreams);
        Assert.Equal((1, "1: 1, 2: 1"), await ShownAsync());
    }

    [Fact]
    public async Task StreamThatOpensWithFewerArticles_EndsReadingTheOthersAlone()
    {
        var before = _marks.Open(Visitor, [1, 2]);
        using var after = _marks.Open(Visitor, [2]);
        before.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, "2: 1"), await ShownAsync());
        Assert.Equal([2L], _marks.Watched);
    }

    [Fact]
    public async Task StreamThatClosesBeforeTheNextOpens_NeverShowsTheVisitorAsAway()
    {
        var stream = _marks.Open(Visitor, [1]);
        Assert.Equal((1, "1: 1"), await ShownAsync());
        stream.Dispose();
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        Assert.Equal((1, "1: 1"), await ShownAsync());
        using var next = _marks.Open(Visitor, [1]);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal((1, "1: 1"), await ShownAsync());
    }

    [Fact]
    public async Task LastStreamClosed_IsGoneAfterASecond()
    {
        var stream = _marks.Open(Visitor, [1]);
        Assert.Equal((1, "1: 1"), await ShownAsync());
        stream.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((0, ""), await ShownAsync());
        Assert.Equal(0, _marks.OpenStreams);
    }

    [Fact]
    public async Task ViewThatArrivesAfterItsReaderHasLeft_DoesNotBringThemBack_ButTheirNextDoes()
    {
        var viewed = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        _marks.Open(Visitor, [1]).Dispose();
        _marks.Seen(Hits.Batch(Hits.Hit(1, Visitor, viewed)), 60);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((0, ""), await ShownAsync());
        _marks.Seen(Hits.Batch(Hits.Hit(1, Visitor, _clock.GetUtcNow().ToUnixTimeMilliseconds())), 60);
        Assert.Equal((1, "1: 1"), await ShownAsync());
    }

    [Fact]
    public async Task OpenStream_IsRenewed_AsLongAsItIsOpen()
    {
        using var stream = _marks.Open(Visitor, [1]);
        for (var minute = 0; minute < 12; minute++)
        {
            Assert.Equal((1, "1: 1"), await ShownAsync());
            _clock.Advance(TimeSpan.FromSeconds(20));
        }
    }

    [Fact]
    public async Task Bot_IsNotHere_ButGetsItsArticlesNumbers()
    {
        using var stream = _marks.Open(0, [1]);
        Assert.Equal([1L], _marks.Watched);
        Assert.Equal((0, ""), await ShownAsync());
    }

    private async Task<(int Online, string Reading)> ShownAsync()
    {
        await _marks.FlushAsync(_store, CancellationToken.None);
        var state = await _store.ReadAsync(new ReadQuery(_clock.GetUtcNow(), 60, ImmutableArray<long>.Empty), CancellationToken.None);
        return (state.Online, string.Join(", ", state.ReadingNow.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}")));
    }
}
