using System.Globalization;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Features.Analytics.Live.Redis;

/// <summary>Converts a delta's group to a hash field and back: the group's parts in order.</summary>
internal static class DeltaField
{
    // A control character, which the rules exclude from referrers and campaigns.
    private const char Separator = '\u001f';

    public static string NameOf(in HitGroup group) => string.Create(CultureInfo.InvariantCulture,
        $"h{Separator}{group.ArticleId}{Separator}{group.VisitorId}{Separator}{group.Minute}{Separator}{group.Client.Browser}{Separator}{group.Client.Os}{Separator}{group.Client.Device}{Separator}{group.Client.Language}{Separator}{group.Client.Referrer}{Separator}{group.Client.Campaign}");

    public static string NameOf(in SkipGroup skip) => string.Create(CultureInfo.InvariantCulture, $"s{Separator}{skip.Reason}{Separator}{skip.Minute}");

    /// <exception cref="InvalidDataException">The field has an unknown format.</exception>
    public static void Read(string field, int count, Dictionary<HitGroup, int> groups, Dictionary<SkipGroup, int> skips)
    {
        var parts = field.Split(Separator);
        try
        {
            switch (parts)
            {
                case ["h", var article, var visitor, var minute, var browser, var os, var device, var language, var referrer, var campaign]:
                    groups[new HitGroup(Number(article), Number(visitor), Number(minute), new ClientFacets(
                        (byte)Number(browser), (byte)Number(os), (byte)Number(device), (ushort)Number(language), referrer, campaign))] = count;
                    return;
                case ["s", var reason, var minute]:
                    skips[new SkipGroup((byte)Number(reason), Number(minute))] = count;
                    return;
            }
        }
        catch (FormatException)
        {
            // Falls through to the message below.
        }
        throw new InvalidDataException("The live store in Redis holds a delta that this version did not write.");
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
