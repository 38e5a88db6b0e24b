using System.Net;
using BlogApp.Features.Accounts.SignIn;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Live.Store;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Comments.Writing;

/// <summary>Limits comments per minute and hour from one address. Only the day's hash of the address is kept, in memory, for an hour.</summary>
internal sealed class CommentLimit(DailySalts salts, IOptions<CommentsSettings> settings, TimeProvider clock)
{
    // About 100 bytes each.
    private const int MostVisitors = 20_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<long, Queue<DateTimeOffset>> _sent = [];

    /// <summary>Uses up one of the address's remaining comments.</summary>
    /// <returns>False when it must wait.</returns>
    public bool TryTake(IPAddress? address)
    {
        var now = clock.GetUtcNow();
        var visitor = HashOf(address, now);
        lock (_gate)
        {
            if (_sent.Count >= MostVisitors && !_sent.ContainsKey(visitor))
                Forget(now);
            if (!_sent.TryGetValue(visitor, out var times))
                _sent[visitor] = times = new();
            while (times.TryPeek(out var first) && (now - first > Hour || first > now))
                times.Dequeue();
            if (times.Count >= settings.Value.PerHour || times.Count(t => now - t < TimeSpan.FromMinutes(1)) >= settings.Value.PerMinute)
                return false;
            times.Enqueue(now);
            return true;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var visitor in _sent.Where(v => !v.Value.Any(t => now - t < Hour)).Select(v => v.Key).ToList())
            _sent.Remove(visitor);
        // This many at once are an attack from many addresses; no limit justifies more memory.
        if (_sent.Count >= MostVisitors)
            _sent.Clear();
    }

    // Without the user agent, which a bot changes at will. IPv6 addresses are reduced to the prefix of a household.
    private long HashOf(IPAddress? address, DateTimeOffset now) =>
        VisitorHash.Compute(salts.Of(UnixTime.Day(now.ToUnixTimeSeconds())), IPAddress.None, SignInLimit.Partition(address));
}
