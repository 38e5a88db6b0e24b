using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Analytics;

/// <summary>Section <c>Analytics</c>.</summary>
internal sealed class AnalyticsSettings
{
    /// <summary>Maximum size of the journal in bytes. Beyond it, views are served uncounted.</summary>
    [Range(32L << 20, 1L << 40, ErrorMessage = "accepts a number of bytes from 33554432 (32 MiB) to 1099511627776 (1 TiB).")]
    public long JournalMaxBytes { get; set; } = 1L << 30;

    /// <summary>Size of one journal file in bytes. It is preallocated, and deleted as soon as SQL contains everything in it.</summary>
    [Range(1 << 16, 1 << 28, ErrorMessage = "accepts a number of bytes from 65536 (64 KiB) to 268435456 (256 MiB).")]
    public int JournalSegmentBytes { get; set; } = 16 << 20;

    /// <summary>How long a visitor counts as online after the last sign of life.</summary>
    [Range(5, 3600, ErrorMessage = "accepts seconds from 5 to 3600.")]
    public int OnlineWindowSeconds { get; set; } = 60;

    /// <summary>Do not count visitors who send DNT: 1 or Sec-GPC: 1.</summary>
    public bool RespectDoNotTrack { get; set; }

    /// <summary>Count signed-in authors and admins like any other reader.</summary>
    public bool CountOwnViews { get; set; }

    /// <summary>Hosts to add to the list of referrer spam, separated by commas; with an exclamation mark before a host, it is taken off.</summary>
    [RegularExpression(@"[\s,]*(?:!?[\p{L}\p{N}._-]+(?:[\s,]+|$))*", ErrorMessage = "accepts hosts separated by commas, such as spam.example, !fine.example (the exclamation mark takes a host off the list).")]
    public string ReferrerSpam { get; set; } = "";

    /// <summary>Number of waiting hits that starts a persist run early.</summary>
    [Range(100, 10_000_000, ErrorMessage = "accepts a number of hits from 100 to 10000000.")]
    public int PersistAtWaiting { get; set; } = 10_000;

    /// <summary>How long Redis may be unavailable before counts are persisted from this node's journal.</summary>
    [Range(1, 3600, ErrorMessage = "accepts seconds from 1 to 3600.")]
    public int RedisGraceSeconds { get; set; } = 30;

    /// <summary>How long a stopping server may take to hand over its counts.</summary>
    [Range(1, 60, ErrorMessage = "accepts seconds from 1 to 60.")]
    public int DrainSeconds { get; set; } = 5;
}
