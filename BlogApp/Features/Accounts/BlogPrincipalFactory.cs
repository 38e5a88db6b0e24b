using System.Security.Claims;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.SignIn;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts;

/// <summary>Puts the display name, and whether the password must be changed, into the cookie, so that pages need not query them.</summary>
internal sealed class BlogPrincipalFactory(UserManager<BlogUser> users, RoleManager<IdentityRole<long>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<BlogUser, IdentityRole<long>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(BlogUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.DisplayName.Length > 0)
            identity.AddClaim(new Claim(BlogPrincipal.DisplayNameClaim, user.DisplayName));
        if (user.PasswordIsDue)
            identity.AddClaim(new Claim(PasswordDue.ClaimType, ""));
        return identity;
    }
}
