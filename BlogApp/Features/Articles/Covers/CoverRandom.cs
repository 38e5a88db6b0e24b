namespace BlogApp.Features.Articles.Covers;

/// <summary>Random numbers seeded by the slug: the same slug gives the same numbers on every machine and in every version. SplitMix64.</summary>
internal sealed class CoverRandom
{
    private ulong _state;

    public CoverRandom(string slug)
    {
        // FNV-1a, because string.GetHashCode differs between processes.
        _state = 14695981039346656037;
        foreach (var letter in slug)
            _state = (_state ^ letter) * 1099511628211;
    }

    /// <summary>From 0 up to, but not including, <paramref name="sides"/>.</summary>
    public int Roll(int sides) => (int)(Next() % (ulong)sides);

    public double Between(double low, double high) => low + (high - low) * (Next() >> 11) / (1UL << 53);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Roll(choices.Count)];

    private ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
