using BlogApp.Features.Dashboard;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class LiveUpdatesTests : IDisposable
{
    private readonly ManualTime _clock = new();
    private readonly ScriptedFeed _feed = new();
    private readonly List<long> _shown = [];
    private readonly LiveUpdates _updates;
    private Func<Task> _whileShowing = () => Task.CompletedTask;

    public LiveUpdatesTests() => _updates = new(_feed, _clock, NullLogger.Instance, async (snapshot, _) =>
    {
        await _whileShowing();
        lock (_shown)
            _shown.Add(snapshot.ViewsTotal);
    });

    private int Shown
    {
        get
        {
            lock (_shown)
                return _shown.Count;
        }
    }

    [Fact]
    public async Task SamplesOneSecondApart_Published_AreAllShown()
    {
        for (var i = 1; i <= 3; i++)
        {
            _feed.Sample(i);
            await Eventually.Is(() => Shown == i && _clock.Waiting == 1);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal([1, 2, 3], _shown);
    }

    [Fact]
    public async Task SamplesInRapidSuccession_Published_ShowOnlyTheNewest()
    {
        _feed.Sample(1);
        await Eventually.Is(() => _clock.Waiting == 1);
        for (var i = 2; i <= 50; i++)
            _feed.Sample(i);
        Assert.Equal(1, Shown);
        _clock.Advance(LiveUpdates.Pause);
        await Eventually.Is(() => Shown == 2);
        Assert.Equal([1, 50], _shown);
    }

    [Fact]
    public async Task SlowPage_DoesNotBlockTheSampler_AndSkipsSamples()
    {
        var slow = new TaskCompletionSource();
        _whileShowing = () => slow.Task;
        for (var i = 1; i <= 50; i++)
            _feed.Sample(i);
        slow.SetResult();
        await Eventually.Is(() => Shown >= 1 && _clock.Waiting == 1);
        _clock.Advance(LiveUpdates.Pause);
        await Eventually.Is(() => _shown.Contains(50));
        Assert.InRange(Shown, 1, 2);
    }

    [Fact]
    public async Task SampleThatFailsToShow_DoesNotStopLaterOnes()
    {
        _whileShowing = () => throw new InvalidOperationException("A broken panel.");
        _feed.Sample(1);
        await Eventually.Is(() => _clock.Waiting == 1);
        _whileShowing = () => Task.CompletedTask;
        _feed.Sample(2);
        _clock.Advance(LiveUpdates.Pause);
        await Eventually.Is(() => Shown == 1);
    }

    [Fact]
    public async Task ClosedPage_Disposed_LeavesNoSubscriberOrTimer()
    {
        _feed.Sample(1);
        await Eventually.Is(() => _clock.Waiting == 1);
        _updates.Dispose();
        await _updates.Finished;
        Assert.Equal(0, _feed.Subscribers);
        Assert.Equal(0, _clock.Waiting);
    }

    public void Dispose()
    {
        if (_feed.Subscribers > 0)
            _updates.Dispose();
    }
}
