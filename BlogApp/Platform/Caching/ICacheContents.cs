namespace BlogApp.Platform.Caching;

/// <summary>A region whose values are kept outside <see cref="TieredCache"/>, such as rendered pages.</summary>
internal interface ICacheContents
{
    /// <summary>One of <see cref="CacheRegion"/>.</summary>
    string Region { get; }

    CacheSize Measure();

    /// <summary>Drops values by their keys, as <see cref="Accesses.TrackedKey.Text"/> shows them, and tags.</summary>
    /// <returns>How many.</returns>
    int Drop(Func<string, IReadOnlyCollection<string>, bool> which);

    int Count(Func<string, IReadOnlyCollection<string>, bool> which);
}

/// <summary>What a region holds in this process.</summary>
internal readonly record struct CacheSize(int Entries, long Bytes);
