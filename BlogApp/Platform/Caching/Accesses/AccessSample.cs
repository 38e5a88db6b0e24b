namespace BlogApp.Platform.Caching.Accesses;

/// <summary>
/// When which keys were read, of a sample of keys: one in 1, 2, 4, … by the key's hash, so that each key in it has all
/// its reads. Once the ring holds less than an hour, half of the keys are left out from then on. No lock; under load
/// nearly every read costs one comparison.
/// </summary>
internal sealed class AccessSample
{
    public const int Size = 1 << 16;
    public const long Span = 3600;

    // At one in 4,096 the ring holds an hour of 75,000 reads a second.
    private const uint Rarest = (1 << 12) - 1;

    private readonly ulong[] _ring = new ulong[Size];
    private long _next;
    private uint _mask;

    /// <param name="region">The region's number, below 16.</param>
    /// <param name="second">Since some moment, from 1.</param>
    public void Add(uint hash, int region, long second)
    {
        if ((hash & Volatile.Read(ref _mask)) != 0)
            return;
        var at = Interlocked.Increment(ref _next) - 1;
        ref var place = ref _ring[at & (Size - 1)];
        if (place != 0 && (at & (Size - 1)) == 0 && second - SecondOf(place) < Span && _mask < Rarest)
            Volatile.Write(ref _mask, (_mask << 1) | 1);
        Volatile.Write(ref place, ((ulong)second << 36) | ((ulong)(uint)region << 32) | hash);
    }

    /// <summary>The reads of the last hour, oldest first, and of how many keys one is in them.</summary>
    public (IReadOnlyList<Access> Reads, int OneIn) Read(long now)
    {
        var mask = Volatile.Read(ref _mask);
        var reads = new List<Access>();
        foreach (ref var place in _ring.AsSpan())
        {
            var value = Volatile.Read(ref place);
            if (value != 0 && ((uint)value & mask) == 0 && SecondOf(value) > now - Span)
                reads.Add(new((uint)value, (int)(value >> 32) & 15, SecondOf(value)));
        }
        reads.Sort(static (one, other) => one.Second.CompareTo(other.Second));
        return (reads, (int)mask + 1);
    }

    private static long SecondOf(ulong value) => (long)(value >> 36);
}

/// <param name="Key">The key's hash.</param>
internal readonly record struct Access(uint Key, int Region, long Second);
