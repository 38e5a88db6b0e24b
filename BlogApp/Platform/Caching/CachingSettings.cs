using System.ComponentModel.DataAnnotations;

namespace BlogApp.Platform.Caching;

/// <summary>The section <c>Caching</c>: sizes, lifetimes and time-outs.</summary>
internal sealed class CachingSettings
{
    [Range(100, 1_000_000, ErrorMessage = "accepts 100 to 1000000 entries.")]
    public int MemoryEntries { get; set; } = 10_000;

    [Range(1, 4096, ErrorMessage = "accepts 1 to 4096 MiB.")]
    public int MemoryMegabytes { get; set; } = 64;

    /// <summary>How long a value is fresh unless its caller specifies otherwise.</summary>
    [Range(1, 86_400, ErrorMessage = "accepts 1 to 86400 seconds.")]
    public int DefaultSeconds { get; set; } = 300;

    /// <summary>How long an expired value is kept to answer while loading fails.</summary>
    [Range(0, 604_800, ErrorMessage = "accepts 0 to 604800 seconds.")]
    public int StaleSeconds { get; set; } = 3600;

    /// <summary>The delay before the next attempt after a load failed and an old value answered.</summary>
    [Range(1, 300, ErrorMessage = "accepts 1 to 300 seconds.")]
    public int RetrySeconds { get; set; } = 5;

    /// <summary>With an old value available, callers wait no longer than this for a slow load.</summary>
    [Range(10, 30_000, ErrorMessage = "accepts 10 to 30000 milliseconds.")]
    public int PatienceMilliseconds { get; set; } = 500;

    /// <summary>The time limit of one load. A load that exceeds it is canceled and counts as failed.</summary>
    [Range(1, 300, ErrorMessage = "accepts 1 to 300 seconds.")]
    public int LoadSeconds { get; set; } = 30;

    [Range(10, 5000, ErrorMessage = "accepts 10 to 5000 milliseconds.")]
    public int RedisTimeoutMilliseconds { get; set; } = 200;

    /// <summary>Larger values are not stored in Redis.</summary>
    [Range(1, 65_536, ErrorMessage = "accepts 1 to 65536 KiB.")]
    public int RedisValueKilobytes { get; set; } = 1024;
}
