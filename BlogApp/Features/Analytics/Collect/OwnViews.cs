using BlogApp.Data.Accounts;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>Which views are the blog's own: those of signed-in authors and admins, and of browsers that were marked by hand.</summary>
internal static class OwnViews
{
    /// <summary>The mark of a browser that nobody is signed in with. It names no one.</summary>
    private const string Mark = "own-views";

    private const string Left = Mark + "=skip";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Whether one of the blog's authors or admins is signed in.</summary>
    public static bool AreBy(HttpContext context) =>
        // Read the feature directly: the context would create an empty user for every anonymous request.
        context.Features.Get<IHttpAuthenticationFeature>()?.User is { } user && (user.IsInRole(Role.Author) || user.IsInRole(Role.Admin));

    /// <summary>Whether this browser was marked. Allocates nothing.</summary>
    public static bool AreLeftOut(IHeaderDictionary headers)
    {
        foreach (var cookies in headers.Cookie)
        {
            foreach (var one in cookies.AsSpan().Split(';'))
                if (cookies.AsSpan()[one].Trim().SequenceEqual(Left)) return true;
        }
        return false;
    }

    /// <summary>Marks this browser, or takes the mark off.</summary>
    public static void Set(HttpContext context, bool leftOut)
    {
        var options = new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax, IsEssential = true, MaxAge = Kept, Path = context.Request.PathBase is { HasValue: true } folder ? folder.Value : "/" };
        if (leftOut)
            context.Response.Cookies.Append(Mark, "skip", options);
        else
            context.Response.Cookies.Delete(Mark, options);
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
    }
}
