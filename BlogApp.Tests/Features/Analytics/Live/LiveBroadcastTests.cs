using System.Buffers;
using System.Text;
using System.Text.Json;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Stream;
using BlogApp.Tests.Features.Dashboard;

namespace BlogApp.Tests.Features.Analytics.Live;

public sealed class LiveBroadcastTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private readonly ScriptedFeed _feed = new();
    private readonly LiveBroadcast _broadcast;

    public LiveBroadcastTests() => _broadcast = new LiveBroadcast(_feed);

    [Fact]
    public async Task SampleOfASecond_IsTheNextEvent()
    {
        var next = _broadcast.Current.Next;
        _feed.Sample(new LiveSnapshot { At = At, ViewsTotal = 7 });
        Assert.Same(_broadcast.Current, await next);
        Assert.Contains("\"viewsTotal\":7", Event(new([], Several: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void SampleBetweenSeconds_IsNoEvent()
    {
        var (current, next) = (_broadcast.Current, _broadcast.Current.Next);
        _feed.Sample(new LiveSnapshot { At = At, ViewsTotal = 7, Between = true });
        Assert.Same(current, _broadcast.Current);
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public void SampleAfterTheClockWasSetBack_IsTheNextEvent()
    {
        _feed.Sample(new LiveSnapshot { At = At });
        var next = _broadcast.Current.Next;
        _feed.Sample(new LiveSnapshot { At = At.AddHours(-1) });
        Assert.True(next.IsCompleted);
    }

    [Fact]
    public void Event_OfOneArticle_HasIt_AndNoList()
    {
        _feed.Sample(new LiveSnapshot { At = At, Online = 3, ViewsToday = 5, ViewsTotal = 7 });
        Assert.Equal("event: live\ndata: {\"at\":\"2026-11-21T12:00:00+00:00\",\"online\":3,\"viewsToday\":5,\"viewsTotal\":7,\"article\":null}\n\n", Event(new([], Several: false)));
        Assert.EndsWith(",\"article\":{\"slug\":\"a\",\"views\":0,\"readers\":0,\"readingNow\":0,\"views24h\":0}}\n\n", Event(new([(1, "a")], Several: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void Event_OfSeveralArticles_HasAList_EvenIfOneOrNoneExists()
    {
        Assert.Equal(["a", "b"], ListOf(new([(1, "a"), (2, "b")], Several: true)));
        Assert.Equal(["b"], ListOf(new([(2, "b")], Several: true)));
        Assert.Empty(ListOf(new([], Several: true)));

        IEnumerable<string?> ListOf(StreamedArticles shown)
        {
            using var json = JsonDocument.Parse(Event(shown).Split("data: ")[1]);
            Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("article").ValueKind);
            return [.. json.RootElement.GetProperty("articles").EnumerateArray().Select(a => a.GetProperty("slug").GetString())];
        }
    }

    [Fact]
    public void NumbersOfAnArticle_AreAskedOnceASecond_HoweverManyWantThem()
    {
        Event(new([(1, "a")], Several: false));
        Event(new([(1, "a"), (2, "b")], Several: true));
        Event(new([(2, "b"), (1, "a")], Several: true));
        Assert.Equal([1L, 2L], _feed.Asked);
    }

    private string Event(StreamedArticles shown)
    {
        var body = new ArrayBufferWriter<byte>();
        _broadcast.Current.WriteTo(body, shown);
        return Encoding.UTF8.GetString(body.WrittenSpan);
    }

    public void Dispose() => _broadcast.Dispose();
}
