using System.Text;
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
        Assert.Contains("\"viewsTotal\":7", Encoding.UTF8.GetString(_broadcast.Current.EventFor(0, null)), StringComparison.Ordinal);
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

    public void Dispose() => _broadcast.Dispose();
}
