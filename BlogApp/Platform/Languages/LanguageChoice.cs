using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace BlogApp.Platform.Languages;

/// <summary>
/// Chooses the language of an answer: the one set with the switch, else the browser's preference, else the blog's own.
/// Runs for each cached page, so it allocates nothing. Pure.
/// </summary>
internal static class LanguageChoice
{
    public const string Cookie = "language";

    /// <summary>Browsers send a handful. Further entries of a longer list are ignored.</summary>
    private const int MostWishes = 32;

    /// <param name="fallback">Used when the browser names no language of the interface. See <see cref="SiteLanguage"/>.</param>
    public static InterfaceLanguage Choose(HttpRequest request, InterfaceLanguage fallback) => Choose(request.Headers.Cookie, request.Headers.AcceptLanguage, fallback);

    public static InterfaceLanguage Choose(StringValues cookies, StringValues acceptLanguage, InterfaceLanguage fallback) =>
        Chosen(cookies) ?? Wished(acceptLanguage) ?? fallback;

    private static InterfaceLanguage? Chosen(StringValues cookies)
    {
        foreach (var header in cookies)
        {
            foreach (var part in header.AsSpan().Split(';'))
            {
                var cookie = header.AsSpan(part).Trim();
                if (cookie.StartsWith(Cookie) && cookie.Length > Cookie.Length && cookie[Cookie.Length] == '='
                    && InterfaceLanguage.Find(cookie[(Cookie.Length + 1)..]) is { } language)
                    return language;
            }
        }
        return null;
    }

    private static InterfaceLanguage? Wished(StringValues acceptLanguage)
    {
        InterfaceLanguage? best = null;
        var most = 0.0;
        var wishes = 0;
        foreach (var header in acceptLanguage)
        {
            foreach (var part in header.AsSpan().Split(','))
            {
                if (++wishes > MostWishes)
                    return best;
                var wish = header.AsSpan(part).Trim();
                var semicolon = wish.IndexOf(';');
                var language = Primary(semicolon < 0 ? wish : wish[..semicolon]);
                if (language is null)
                    continue;
                var quality = semicolon < 0 ? 1.0 : Quality(wish[(semicolon + 1)..]);
                if (quality > most)
                    (best, most) = (language, quality);
            }
        }
        return best;
    }

    /// <summary>The closest language of the interface; null when there is none. Every variety of Chinese maps to Simplified Chinese.</summary>
    public static InterfaceLanguage? Primary(ReadOnlySpan<char> tag)
    {
        var end = tag.IndexOf('-');
        var primary = (end < 0 ? tag : tag[..end]).Trim();
        return primary.Equals("zh", StringComparison.OrdinalIgnoreCase) ? InterfaceLanguage.Chinese
            : primary.Equals("en", StringComparison.OrdinalIgnoreCase) ? InterfaceLanguage.English : null;
    }

    /// <summary>An invalid quality counts as 0, which means "not acceptable".</summary>
    private static double Quality(ReadOnlySpan<char> parameter)
    {
        parameter = parameter.Trim();
        return parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parameter[2..].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
            && quality is > 0 and <= 1 ? quality : 0;
    }
}
