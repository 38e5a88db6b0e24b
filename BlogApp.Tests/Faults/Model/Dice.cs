namespace BlogApp.Tests.Faults.Model;

/// <summary>All random choices of a run come from its seed: the same seed gives the same run.</summary>
internal sealed class Dice(long seed)
{
    private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15 + 0x1234567;

    /// <summary>0 to n - 1 (SplitMix64).</summary>
    public int Below(int n)
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return (int)((z ^ z >> 31) % (ulong)n);
    }

    public bool Percent(int chance) => Below(100) < chance;
}

/// <summary>The protocol was broken in this run.</summary>
internal sealed class ViolationException(string message) : Exception(message);
