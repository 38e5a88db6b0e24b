using System.Buffers;

namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>
/// Whether an agent has the shape that browsers and mobile apps use: <c>Mozilla/5.0 (platform) engine product
/// product</c>, or an app's name with the device it runs on. Programs that imitate a browser nearly always put their
/// own name where no browser has one.
/// </summary>
internal static class AgentShape
{
    private static readonly SearchValues<string> Engines = SearchValues.Create(
        ["AppleWebKit", "Gecko", "KHTML", "MSIE ", "Trident/", "Presto/", "Opera", "Browser", "Navigator", "Netscape", "Servo/"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Browsers that call themselves "compatible" or name no engine.</summary>
    private static readonly SearchValues<string> OldBrowsers = SearchValues.Create(
        ["Konqueror", "Dillo", "NetSurf", "ABrowse", "IBrowse", "Amiga", "NetPositive", "WebPositive", "Nintendo", "Charon", "ms-office", "Amzn-User"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>"Mozilla/5.0 (", with room for insertions by intermediaries.</summary>
    private const int PlatformStartsBy = 24;

    public static bool IsOfAPerson(ReadOnlySpan<char> agent)
    {
        if (agent.StartsWith("Mozilla/", StringComparison.Ordinal)) return IsBrowser(agent);
        // No browser writes its first word in lower case; programs that normalize a copied agent do.
        if (agent.StartsWith("mozilla", StringComparison.Ordinal)) return false;
        // "Mozlila" and "Mozila" are known forgeries; Mozac is Firefox's own.
        if (agent.StartsWith("Moz", StringComparison.Ordinal) && agent[3..] is not (['i', 'l', 'l', 'a', ..] or ['a', 'c', ..])) return false;
        // "Someone, Mozilla/5.0 …": a copied agent after the program's own name.
        var copied = agent.IndexOf("Mozilla/", StringComparison.Ordinal);
        if (copied > 0 && agent[..copied].TrimEnd() is [.., ',' or '|' or ':' or '"' or '\'' or '=']) return false;
        return AppTable.IsApp(agent);
    }

    private static bool IsBrowser(ReadOnlySpan<char> agent)
    {
        var platform = agent.IndexOf('(');
        if (platform < 0) return false;
        var old = agent.ContainsAny(OldBrowsers) || NamesExplorer(agent);
        if (!old && (platform > PlatformStartsBy || !agent.ContainsAny(Engines) || agent.Contains("compatible", StringComparison.OrdinalIgnoreCase)))
            return false;
        return HasPlatform(agent, platform) && EnginesCommentIsPlain(agent) && !ChromeVersionIsGlued(agent)
            && (!HasLooseSemicolon(agent) || agent.Contains("Mobile", StringComparison.Ordinal));
    }

    /// <summary>Matches "MSIE 8.0" and "Trident/7.0", but not "MSIE or Firefox mutant".</summary>
    private static bool NamesExplorer(ReadOnlySpan<char> agent)
    {
        var at = agent.IndexOf("MSIE ", StringComparison.Ordinal);
        return (at >= 0 && at + 5 < agent.Length && char.IsAsciiDigit(agent[at + 5])) || agent.Contains("Trident/", StringComparison.Ordinal);
    }

    /// <summary>A single name in place of the platform, with no browser product after it, is the program's own name.</summary>
    private static bool HasPlatform(ReadOnlySpan<char> agent, int open)
    {
        var comment = agent[(open + 1)..];
        var close = comment.IndexOf(')');
        if (close < 0) return true;
        return comment[..close].IndexOfAny(" ;/") >= 0 || comment[(close + 1)..].ContainsAny(Products);
    }

    private static readonly SearchValues<string> Products =
        SearchValues.Create(["Chrome/", "Firefox/", "Safari/", "Version/", "Mobile/"], StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Accepts "(KHTML, like Gecko)" and Safari 3's "(KHTML, like Gecko, Safari/419)". Any other name in there belongs
    /// to a program.
    /// </summary>
    private static bool EnginesCommentIsPlain(ReadOnlySpan<char> agent)
    {
        var engine = agent.IndexOf("(KHTML", StringComparison.OrdinalIgnoreCase);
        if (engine < 0) return !EndsWithEngine(agent);
        var comment = agent[engine..];
        var close = comment.IndexOf(')');
        if (close >= 0) comment = comment[..close];
        var gecko = comment.LastIndexOf("Gecko", StringComparison.OrdinalIgnoreCase);
        if (gecko < 0) return true;
        var added = comment[(gecko + 5)..].Trim();
        return added.IsEmpty || added.StartsWith(", Safari", StringComparison.OrdinalIgnoreCase) || agent.ContainsAny(OldBrowsers);
    }

    /// <summary>"… AppleWebKit/537.36" without anything after it: the first half of a browser's agent.</summary>
    private static bool EndsWithEngine(ReadOnlySpan<char> agent) =>
        agent[(agent.LastIndexOf(' ') + 1)..].StartsWith("AppleWebKit", StringComparison.Ordinal);

    /// <summary>
    /// A semicolon separates fields inside brackets. "Safari/537.36; Name" was added by a program, except on phones,
    /// where apps are careless.
    /// </summary>
    private static bool HasLooseSemicolon(ReadOnlySpan<char> agent)
    {
        var depth = 0;
        foreach (var c in agent)
        {
            if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}') depth = Math.Max(0, depth - 1);
            else if (c == ';' && depth == 0) return true;
        }
        return false;
    }

    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    /// <summary>"Chrome/105.0.0.0MQQBrowser": an agent assembled by hand.</summary>
    private static bool ChromeVersionIsGlued(ReadOnlySpan<char> agent)
    {
        var at = agent.IndexOf("Chrome/", StringComparison.Ordinal);
        if (at < 0) return false;
        var version = agent[(at + 7)..];
        var end = version.IndexOfAnyExcept(VersionCharacters);
        return end > 0 && char.IsAsciiLetter(version[end]);
    }
}
