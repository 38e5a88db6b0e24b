using System.Net;
using BlogApp.Features.Accounts.SignIn;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Giveaways.Claiming;

/// <summary>Limits claims per minute from one visitor and from one address. Addresses are kept in memory, for a minute at most.</summary>
internal sealed class ClaimLimit(IOptions<GiveawaysSettings> settings, TimeProvider clock)
{
    // About 50 bytes each.
    private const int Most = 500_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _visitors = [];
    private readonly Dictionary<string, int> _addresses = [];
    private long? _began;

    /// <summary>Uses up one claim of the visitor and of the address.</summary>
    /// <returns>How long to wait; null when the claim may go on.</returns>
    public TimeSpan? TryTake(long visitor, IPAddress? address)
    {
        lock (_gate)
        {
            if (_began is not { } began || clock.GetElapsedTime(began) >= Window || _visitors.Count + _addresses.Count >= Most)
            {
                _visitors.Clear();
                _addresses.Clear();
                _began = began = clock.GetTimestamp();
            }
            var partition = SignInLimit.Partition(address);
            var ofVisitor = _visitors[visitor] = _visitors.GetValueOrDefault(visitor) + 1;
            var ofAddress = _addresses[partition] = _addresses.GetValueOrDefault(partition) + 1;
            return ofVisitor > settings.Value.PerMinute || ofAddress > settings.Value.PerMinuteAndAddress ? Window - clock.GetElapsedTime(began) : null;
        }
    }
}
