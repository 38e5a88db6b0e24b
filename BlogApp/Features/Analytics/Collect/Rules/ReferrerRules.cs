using System.Buffers;
using System.Globalization;

namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>Derives the counted host from a Referer header.</summary>
internal static class ReferrerRules
{
    /// <summary>The longest host that is counted. A longer one counts as no referrer.</summary>
    public const int LongestHost = 100;

    /// <summary>The maximum length of a DNS name. Anything longer is not a host.</summary>
    private const int LongestName = 253;

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/?#\\");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>
    /// The referring host in lower case, without "www.", with international names in ASCII form. Several hosts of one
    /// site (t.co, l.facebook.com, google.de) share one name. An Android app counts as its site, or as its package
    /// name. Empty for a direct visit, for a link within the site, and for anything but a link from a named host. Bare
    /// IP addresses are left out as well, because they may identify a visitor.
    /// </summary>
    /// <param name="referer">The Referer header.</param>
    /// <param name="ownHost">The Host header or the site's host; a port is ignored.</param>
    public static string HostOf(string? referer, string? ownHost)
    {
        var link = referer.AsSpan().Trim();
        if (link.IsEmpty) return "";
        if (!TakeScheme(ref link, out var isApp)) return "";

        Span<char> room = stackalloc char[LongestName];
        var host = Normalized(Authority(link), room);
        if (host.IsEmpty) return "";
        if (isApp) return ReferrerNames.OfApp(host) is { } site ? site : Bounded(host);

        Span<char> ownRoom = stackalloc char[LongestName];
        if (host.SequenceEqual(Normalized(WithoutPort(ownHost.AsSpan().Trim()), ownRoom)) || IsAddress(host)) return "";
        return ReferrerNames.OfHost(host) is { } name ? name : Bounded(host);
    }

    private static bool TakeScheme(ref ReadOnlySpan<char> link, out bool isApp)
    {
        isApp = link.StartsWith("android-app://", StringComparison.OrdinalIgnoreCase);
        var isLink = isApp || link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (isLink) link = link[(link.IndexOf('/') + 2)..];
        return isLink;
    }

    private static ReadOnlySpan<char> Authority(ReadOnlySpan<char> link)
    {
        var end = link.IndexOfAny(AuthorityEnds);
        if (end >= 0) link = link[..end];
        var user = link.LastIndexOf('@');
        return WithoutPort(user < 0 ? link : link[(user + 1)..]);
    }

    private static ReadOnlySpan<char> WithoutPort(ReadOnlySpan<char> host)
    {
        var colon = host.LastIndexOf(':');
        return colon < 0 || host[(colon + 1)..].ContainsAnyExcept(Digits) ? host : host[..colon];
    }

    /// <summary>Writes the host into room in lower-case ASCII, without "www." and the trailing dot. Empty if it is not a host.</summary>
    private static ReadOnlySpan<char> Normalized(ReadOnlySpan<char> host, Span<char> room)
    {
        if (host.IsEmpty || host.Length > LongestName) return [];
        int length;
        if (System.Text.Ascii.IsValid(host))
        {
            length = host.ToLowerInvariant(room);
        }
        else
        {
            // Rare: browsers send the ASCII form. The framework's conversion throws for invalid names.
            try
            {
                var ascii = new IdnMapping().GetAscii(host.ToString()).AsSpan();
                if (ascii.Length > LongestName) return [];
                length = ascii.ToLowerInvariant(room);
            }
            catch (ArgumentException)
            {
                return [];
            }
        }
        ReadOnlySpan<char> name = room[..length];
        if (name.EndsWith('.')) name = name[..^1];
        while (name.StartsWith("www.", StringComparison.Ordinal)) name = name[4..];
        return IsName(name) ? name : [];
    }

    private static bool IsName(ReadOnlySpan<char> name) =>
        !name.IsEmpty && !name.ContainsAnyExcept(HostCharacters) && name[0] is not ('.' or '-') && name[^1] is not ('.' or '-')
        && !name.Contains("..", StringComparison.Ordinal);

    /// <summary>Only an IPv4 address ends in a number. An IPv6 address is not a valid name anyway.</summary>
    private static bool IsAddress(ReadOnlySpan<char> host) => !host[(host.LastIndexOf('.') + 1)..].ContainsAnyExcept(Digits);

    private static string Bounded(ReadOnlySpan<char> host) => host.Length > LongestHost ? "" : host.ToString();
}
