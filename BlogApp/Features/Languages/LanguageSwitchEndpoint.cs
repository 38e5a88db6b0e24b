using BlogApp.Features.Accounts.SignIn;

namespace BlogApp.Features.Languages;

/// <summary>
/// Remembers the language that a reader chose, and goes back to the page. A POST, so that nothing which follows links
/// ahead of time changes it; without a form token, since cached pages have none and a language does no harm.
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
                new() { MaxAge = Remembered, Path = "/", SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps, IsEssential = true });
            context.Response.Headers.Location = PageBefore(context.Request);
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });

    /// <summary>The page on which the switch was pressed; home when the browser does not say, or it was another site's.</summary>
    private static string PageBefore(HttpRequest request)
    {
        if (!Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var referrer)
            || !string.Equals(referrer.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
            return "/";
        // Of the pages of accounts only those that can be asked for again; ReturnUrl refuses them, to end no sign-in at a sign-out.
        var page = referrer.PathAndQuery;
        return ReturnUrl.IsLocal(page) || referrer.AbsolutePath is "/account/login" or "/account/password" ? page : "/";
    }
}
