using System.Security.Claims;
using BlogApp.Platform.Security;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.Sessions;

/// <summary>Ties the sign-in cookie to a session of the server.</summary>
internal static class SessionCookie
{
    /// <summary>Each sign-in starts a session of its own and ends the one that this browser had.</summary>
    public static async Task BeginAsync(CookieSigningInContext context)
    {
        if (context.Principal is not { } user || user.UserId() is not { } userId)
            return;
        var sessions = Sessions(context.HttpContext);
        await EndAsync(context.HttpContext);
        user.SetSession(await sessions.BeginAsync(userId, DeviceName.FromUserAgent(context.HttpContext.Request.Headers.UserAgent), context.HttpContext.RequestAborted));
    }

    /// <summary>Signing out ends the session on the server too, so that a copy of the cookie is useless.</summary>
    public static Task EndAsync(HttpContext context) =>
        context.User is { } user && user.SessionId() is { } id && user.UserId() is { } userId ? Sessions(context).EndAsync(userId, id) : Task.CompletedTask;

    /// <summary>While the database is unavailable, sessions cannot be checked, so signed-in users stay signed in until it is back.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            if (await IsOpenAsync(context.Principal, Sessions(context.HttpContext), context.HttpContext.RequestAborted))
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                return;
            }
            context.RejectPrincipal();
            // Without the cookie the browser gets the cached pages of anonymous readers again.
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        catch (StoreUnavailableException)
        {
            // Otherwise the page that reports the outage could not be shown either.
        }
    }

    /// <summary>A cookie that is renewed with the account's current data keeps its session.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.SessionId() is { } id)
            context.NewPrincipal?.SetSession(id);
        return Task.CompletedTask;
    }

    public static async Task<bool> IsOpenAsync(ClaimsPrincipal? user, UserSessions sessions, CancellationToken cancellationToken) =>
        user?.SessionId() is { } id && user.UserId() is { } userId && await sessions.IsOpenAsync(id, userId, cancellationToken);

    private static UserSessions Sessions(HttpContext context) => context.RequestServices.GetRequiredService<UserSessions>();
}
