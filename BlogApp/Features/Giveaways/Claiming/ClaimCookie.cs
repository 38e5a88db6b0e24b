using System.Globalization;
using BlogApp.Features.Accounts;

namespace BlogApp.Features.Giveaways.Claiming;

/// <summary>
/// The cookie that holds a claim's ticket, so that its page shows the claim after a reload and without a script. Set
/// only for people who claimed.
/// </summary>
internal static class ClaimCookie
{
    private static readonly TimeSpan KeptAfterClosing = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeptWithoutClosing = TimeSpan.FromDays(90);

    public static string? Read(HttpRequest request, long giveaway, AccountCookies cookies) => request.Cookies[NameOf(giveaway, cookies)];

    public static void Write(HttpResponse response, long giveaway, string ticket, DateTime? closesAt, AccountCookies cookies) =>
        response.Cookies.Append(NameOf(giveaway, cookies), ticket, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = cookies.Secure,
            Path = "/",
            MaxAge = closesAt is { } end ? end - response.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime + KeptAfterClosing : KeptWithoutClosing,
        });

    private static string NameOf(long giveaway, AccountCookies cookies) =>
        string.Create(CultureInfo.InvariantCulture, $"{(cookies.Secure ? "__Host-" : "")}claim-{giveaway}");
}
