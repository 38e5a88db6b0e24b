using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Giveaways.Claiming;

/// <summary>
/// Proof of work: a number for which SHA-256 of <c>token:number</c> begins with enough zero bits. All readers of a page
/// have the same token, so a number is good only once.
/// </summary>
internal sealed class ClaimWork(IOptions<GiveawaysSettings> settings, TimeProvider clock)
{
    private const int LongestNumber = 40;
    private const int MostUsed = 1_000_000;
    private readonly Lock _gate = new();
    private readonly HashSet<UInt128> _used = [];
    private long _hour;

    /// <summary>The zero bits that are asked for; 0: none.</summary>
    public int Bits => settings.Value.WorkBits;

    /// <summary>Whether the number solves the token's puzzle and was not used before.</summary>
    public bool Accepts(string token, string? number)
    {
        if (Bits == 0)
            return true;
        if (number is not { Length: > 0 and <= LongestNumber })
            return false;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{token}:{number}"), hash);
        return ZeroBits(hash) >= Bits && TryUse(hash);
    }

    /// <summary>The zero bits at the beginning. Pure.</summary>
    public static int ZeroBits(ReadOnlySpan<byte> hash)
    {
        var bits = 0;
        foreach (var one in hash)
        {
            if (one != 0)
                return bits + BitOperations.LeadingZeroCount(one) - 24;
            bits += 8;
        }
        return bits;
    }

    private bool TryUse(ReadOnlySpan<byte> hash)
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        // The end of the hash: its beginning is zero.
        var key = BitConverter.ToUInt128(hash[16..]);
        lock (_gate)
        {
            // A token is good for a day. Forgetting its numbers after that, or under attack, costs an attacker the work of one each.
            if (hour - _hour > 24 || _used.Count >= MostUsed)
            {
                _used.Clear();
                _hour = hour;
            }
            return _used.Add(key);
        }
    }
}
