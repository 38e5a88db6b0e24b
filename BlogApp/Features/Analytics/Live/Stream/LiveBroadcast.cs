using System.Collections.Concurrent;
using System.Text.Json;

namespace BlogApp.Features.Analytics.Live.Stream;

/// <summary>Turns each sample into the stream's events, once for all clients that need the same numbers.</summary>
internal sealed class LiveBroadcast : IDisposable
{
    private readonly ILiveFeed _feed;
    private readonly IDisposable _subscription;
    private volatile LiveFrame _current;

    public LiveBroadcast(ILiveFeed feed)
    {
        _feed = feed;
        _current = new LiveFrame(feed.Current, feed);
        _subscription = feed.Subscribe(OnSample);
    }

    public LiveFrame Current => _current;

    private void OnSample(LiveSnapshot snapshot)
    {
        if (snapshot.Between)
            return;
        var before = _current;
        _current = new LiveFrame(snapshot, _feed);
        before.Complete(_current);
    }

    public void Dispose() => _subscription.Dispose();
}
