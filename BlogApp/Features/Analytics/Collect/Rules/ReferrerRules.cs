using System.Buffers;
using System.Globalization;

namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>From a Referer header to the host that is counted.</summary>
internal static class ReferrerRules
{
    /// <summary>What is counted is never longer; a host that is gets counted as no referrer.</summary>
    public const int LongestHost = 100;

    /// <summary>The longest name that DNS knows; anything longer is not a host.</summary>
    private const int LongestName = 253;

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/?#\\");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>
    /// The referring host: small letters, no "www.", international names in their ASCII form, a site's many doors
    /// (t.co, l.facebook.com, google.de) under one name; for an Android app its site, or the package's name.
    /// Empty for a direct visit, for a link within the own site, and for anything that is not a link from a named host:
    /// a bare IP address is left out too, because it may be a visitor's.
    /// </summary>
    /// <param name="referer">The Referer header.</param>
    /// <param name="ownHost">The Host header or the site's host; a port is ignored.</param>
    public static string HostOf(string? referer, string? ownHost)
    {
        var link = referer.AsSpan().Trim();
        if (link.IsEmpty) return "";
        if (!TakeScheme(ref link, out var isApp)) return "";

        Span<char> room = stackalloc char[LongestName];
        var host = Normalised(Authority(link), room);
        if (host.IsEmpty) return "";
        if (isApp) return ReferrerNames.OfApp(host) is { } site ? site : Bounded(host);

        Span<char> ownRoom = stackalloc char[LongestName];
        if (host.SequenceEqual(Normalised(WithoutPort(ownHost.AsSpan().Trim()), ownRoom)) || IsAddress(host)) return "";
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

    /// <summary>The host in small ASCII letters without "www." and the root's dot, written into room; empty if it is none.</summary>
    private static ReadOnlySpan<char> Normalised(ReadOnlySpan<char> host, Span<char> room)
    {
        if (host.IsEmpty || host.Length > LongestName) return [];
        int length;
        if (System.Text.Ascii.IsValid(host))
        {
            length = host.ToLowerInvariant(room);
        }
        else
        {
            // Rare: browsers send the ASCII form. The framework's conversion answers bad names with an exception.
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

    /// <summary>Only an IPv4 address ends in a number; an IPv6 address is no name to begin with.</summary>
    private static bool IsAddress(ReadOnlySpan<char> host) => !host[(host.LastIndexOf('.') + 1)..].ContainsAnyExcept(Digits);

    private static string Bounded(ReadOnlySpan<char> host) => host.Length > LongestHost ? "" : host.ToString();
}
