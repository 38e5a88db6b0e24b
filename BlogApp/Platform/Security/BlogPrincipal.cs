using System.Security.Claims;
using BlogApp.Data.Accounts;

namespace BlogApp.Platform.Security;

/// <summary>What pages may know about the signed-in user, from the cookie alone.</summary>
internal static class BlogPrincipal
{
    public const string DisplayNameClaim = "display_name";

    /// <summary>The name shown under articles.</summary>
    public static string DisplayName(this ClaimsPrincipal user) =>
        user.FindFirstValue(DisplayNameClaim) ?? user.Identity?.Name ?? "";

    /// <summary>The account's id; null for an anonymous reader.</summary>
    public static long? UserId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public static bool IsAdmin(this ClaimsPrincipal user) => user.IsInRole(Role.Admin);
}
