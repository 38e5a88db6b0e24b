namespace BlogApp.Platform.Caching.Accesses;

/// <summary>A key as its reads are recorded. Whoever is read often keeps it, so that a hit computes and allocates nothing.</summary>
/// <param name="text">As an admin may see it.</param>
internal sealed class TrackedKey(string text, int hash)
{
    public string Text { get; } = text;

    /// <summary>Well mixed, because its lowest bits decide whether the key is in the sample.</summary>
    public uint Hash { get; } = Mixed((uint)hash);

    public static TrackedKey Of(string key) => new(CacheRegion.Shown(key), string.GetHashCode(key, StringComparison.Ordinal));

    private static uint Mixed(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
