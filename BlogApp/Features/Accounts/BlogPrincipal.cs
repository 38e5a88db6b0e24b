using System.Security.Claims;
using BlogApp.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts;

/// <summary>What a page may ask about who is signed in, from the cookie alone.</summary>
internal static class BlogPrincipal
{
    public const string DisplayNameClaim = "display_name";

    /// <summary>The name under the articles.</summary>
    public static string DisplayName(this ClaimsPrincipal user) =>
        user.FindFirstValue(DisplayNameClaim) ?? user.Identity?.Name ?? "";

    /// <summary>The account's id; null for an anonymous reader.</summary>
    public static long? UserId(this ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}

/// <summary>Puts the display name into the cookie, so that no page asks the database for it.</summary>
internal sealed class BlogPrincipalFactory(UserManager<BlogUser> users, RoleManager<IdentityRole<long>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<BlogUser, IdentityRole<long>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(BlogUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.DisplayName.Length > 0)
            identity.AddClaim(new Claim(BlogPrincipal.DisplayNameClaim, user.DisplayName));
        return identity;
    }
}
