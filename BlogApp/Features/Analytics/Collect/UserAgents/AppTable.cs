using System.Buffers;

namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>
/// Agents without "Mozilla/" are programs, except for the apps and unusual browsers in this table and agents that name
/// a phone, television or console.
/// </summary>
internal static class AppTable
{
    private static readonly string[] Handsets =
    [
        "Android", "iPhone", "iPad", "iPod", "iOS", "Windows Phone", "CFNetwork", "Dalvik", "UP.Browser", "BlackBerry",
        "Symbian", "SymbianOS", "Tizen", "KAIOS", "PlayStation", "AppleWebKit",
    ];

    private static readonly SearchValues<string> Apps = SearchValues.Create(
    [
        "Opera/", "MIDP-", "Lynx/", "Links (", "ELinks", "w3m/", "URL/Emacs", "NetSurf/", "Dillo/", "NCSA_Mosaic", "IBrowse/", "Amiga", "[FBAN/", "[FB_IAB/", "OneBrowser/",
        "Outlook-Express/", "Microsoft Office/", "QuickTime/", "Roku", "Sonos/", "PS4Application", "GoogleApp/", "MozacFetch/",
        "Pinterest/", "Streaming Player", "GalaxyClient/", "UCWEB/",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>An app that describes its device in a comment lists at least this many fields; a library lists one or two.</summary>
    private const int FieldsOfADevice = 4;

    public static bool IsApp(ReadOnlySpan<char> agent)
    {
        if (agent.ContainsAny(Apps)) return true;
        foreach (var handset in Handsets)
            if (Names(agent, handset)) return true;
        return DescribesADevice(agent) || HasUnfilledPlaceholder(agent);
    }

    /// <summary>The device as a separate word, possibly with a model number: "iPhone11,8", not "x-android-sdk".</summary>
    private static bool Names(ReadOnlySpan<char> agent, string handset)
    {
        for (var words = new Occurrences(agent, handset); words.Next();)
        {
            var opens = words.Before.IsEmpty || !(char.IsAsciiLetterOrDigit(words.Before[^1]) || words.Before[^1] is '_' or '.');
            var closes = words.After.IsEmpty || !(char.IsAsciiLetter(words.After[0]) || words.After[0] is '-' or '_' or '.');
            if (opens && closes) return true;
        }
        return false;
    }

    private static bool DescribesADevice(ReadOnlySpan<char> agent)
    {
        var open = agent.IndexOf('(');
        if (open <= 0) return false;
        var comment = agent[open..];
        var close = comment.IndexOf(')');
        return close > 0 && comment[..close].Count(';') + 1 >= FieldsOfADevice;
    }

    /// <summary>"my-tool-&lt;AccountID&gt;": copied from a manual without filling in the placeholder.</summary>
    private static bool HasUnfilledPlaceholder(ReadOnlySpan<char> agent)
    {
        var open = agent.IndexOf('<');
        if (open <= 0) return false;
        var name = agent[(open + 1)..];
        var close = name.IndexOf('>');
        return close > 0 && !name[..close].ContainsAnyExceptInRange('A', 'z');
    }
}
