using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Giveaways;

/// <summary>Limits for claims.</summary>
internal sealed class GiveawaysSettings
{
    [Range(1, 1_000_000, ErrorMessage = "accepts 1 to 1000000 claims a minute from one visitor.")]
    public int PerMinute { get; set; } = 10;

    [Range(1, 1_000_000, ErrorMessage = "accepts 1 to 1000000 claims a minute from one address.")]
    public int PerMinuteAndAddress { get; set; } = 60;

    /// <summary>Leading zero bits of the hash that a browser must find before it may claim. 0: none. Each bit doubles the work.</summary>
    [Range(0, 24, ErrorMessage = "accepts 0 (no work) to 24 bits.")]
    public int WorkBits { get; set; }

    /// <summary>Claims that may wait for the database at the same time, at about 500 bytes each. Beyond it, a claim is told to come again.</summary>
    [Range(1000, 10_000_000, ErrorMessage = "accepts 1000 to 10000000 claims.")]
    public int MostWaiting { get; set; } = 200_000;
}
