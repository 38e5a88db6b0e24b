using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Accounts;

internal sealed class AccountSettings
{
    /// <summary>Sign-in attempts allowed per minute from one address.</summary>
    [Range(1, 10_000, ErrorMessage = "accepts a number from 1 to 10000.")]
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>How long a link to set a new password lasts.</summary>
    [Range(1, 168, ErrorMessage = "accepts a number of hours from 1 to 168.")]
    public int ResetLinkHours { get; set; } = 24;
}
