using BlogApp.Platform.Http;
using BlogApp.Platform.Security;

namespace BlogApp.Platform.Languages;

/// <summary>
/// Stores the reader's choice of language and returns to the page. It is a POST, so that link prefetching cannot change
/// the language. It has no antiforgery token, because cached pages have none and a changed language does no harm.
/// </summary>
internal static class LanguageSwitchEndpoint
{
    public const string Address = "/account/language";
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public static void MapLanguageSwitch(this WebApplication app) =>
        app.MapPost(Address, static (HttpContext context, string? to) =>
        {
            if (InterfaceLanguage.Find(to) is not { } language)
                return Results.BadRequest();
            context.Response.Cookies.Append(LanguageChoice.Cookie, language.Tag,
                new() { MaxAge = Remembered, Path = context.Request.PathBase is { HasValue: true } folder ? folder.Value : "/", SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true });
            context.Response.Headers.Location = PageBefore(context.Request);
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });

    /// <summary>The page on which the switch was pressed. Falls back to home when there is no referrer, or it is another site.</summary>
    private static string PageBefore(HttpRequest request)
    {
        if (!Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var referrer)
            || !string.Equals(referrer.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return "/";
        // Of the account pages, only those that can be requested again. ReturnUrl refuses them, so that a sign-in does not end at the sign-out page.
        var folder = request.PathBase.Value ?? "";
        var page = SubFolder.IsOutside(referrer.PathAndQuery, folder) || folder.Length == 0 ? referrer.PathAndQuery : "/" + referrer.PathAndQuery[folder.Length..].TrimStart('/');
        return ReturnUrl.IsLocal(page) || page.Split('?')[0] is "/account/login" or "/account/password" ? page : "/";
    }
}
