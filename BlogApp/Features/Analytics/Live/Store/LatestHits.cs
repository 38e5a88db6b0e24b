using System.Globalization;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>Converts the latest hits to text, for Redis and for identification.</summary>
internal static class LatestHits
{
    private const char Separator = '\u001f';

    public static LatestHit Create(string writer, long seq, int place, in Hit hit) => new(
        string.Create(CultureInfo.InvariantCulture, $"{writer}-{seq}-{place}"), hit.At, hit.ArticleId, hit.Client.Referrer, hit.Client.Browser);

    public static string Format(in LatestHit hit) => string.Create(CultureInfo.InvariantCulture,
        $"{hit.Id}{Separator}{hit.At}{Separator}{hit.ArticleId}{Separator}{hit.Browser}{Separator}{hit.Referrer}");

    public static bool TryParse(string text, out LatestHit hit)
    {
        hit = default;
        var parts = text.Split(Separator);
        if (parts.Length != 5
            || !long.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var at)
            || !long.TryParse(parts[2], NumberStyles.Integer, CultureInfo.InvariantCulture, out var article)
            || !byte.TryParse(parts[3], NumberStyles.Integer, CultureInfo.InvariantCulture, out var browser))
            return false;
        hit = new LatestHit(parts[0], at, article, parts[4], browser);
        return true;
    }
}
