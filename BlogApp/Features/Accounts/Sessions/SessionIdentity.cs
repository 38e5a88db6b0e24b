using System.Security.Claims;

namespace BlogApp.Features.Accounts.Sessions;

/// <summary>The session of a signed-in user. The cookie and every open Studio page carry its id as a claim.</summary>
internal static class SessionIdentity
{
    private const string ClaimType = "session";

    public static string? SessionId(this ClaimsPrincipal user) => user.FindFirstValue(ClaimType);

    public static void SetSession(this ClaimsPrincipal user, string id) => ((ClaimsIdentity)user.Identity!).AddClaim(new Claim(ClaimType, id));
}
