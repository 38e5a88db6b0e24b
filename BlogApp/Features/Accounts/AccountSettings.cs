using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Accounts;

internal sealed class AccountSettings
{
    /// <summary>Attempts to sign in that one address has per minute.</summary>
    [Range(1, 10_000, ErrorMessage = "accepts a number from 1 to 10000.")]
    public int SignInsPerMinute { get; set; } = 10;
}
