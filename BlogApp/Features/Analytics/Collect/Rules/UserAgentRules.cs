using BlogApp.Features.Analytics.Collect.Rules.UserAgents;

namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>
/// What a User-Agent header tells. Every rule is a bounded number of linear passes without backtracking or allocation:
/// 1 to 3 µs for an everyday agent, never more than twenty for the longest and most hostile one.
/// </summary>
internal static class UserAgentRules
{
    /// <summary>No browser introduces itself in less; a word such as "Chrome" or "undici" alone is a program.</summary>
    private const int ShortestAgent = 10;

    /// <summary>The longest agents of apps have about 600 characters; what comes after this is not looked at.</summary>
    public const int LongestAgent = 1024;

    /// <summary>
    /// True when the request is most likely made by a program for itself: crawlers, monitors, feed readers, link previews,
    /// libraries, tools, headless browsers, and whoever sends no user agent or one that no browser sends.
    /// </summary>
    public static bool IsBot(string? userAgent)
    {
        var agent = Trimmed(userAgent);
        return agent.Length < ShortestAgent
            || BotWords.AreIn(agent)
            || BotNames.AreIn(agent)
            || ContactDetails.AreIn(agent)
            || !AgentShape.IsOfAPerson(agent);
    }

    /// <summary>Browser, system and device as the agent states them; Unknown where it is silent.</summary>
    public static ClientProfile ProfileOf(string? userAgent)
    {
        var agent = Trimmed(userAgent);
        if (agent.IsEmpty) return default;
        var os = PlatformTable.SystemOf(agent);
        return new ClientProfile(BrowserTable.BrowserOf(agent, os), os, PlatformTable.DeviceOf(agent, os));
    }

    private static ReadOnlySpan<char> Trimmed(string? userAgent)
    {
        var agent = userAgent.AsSpan().Trim();
        return agent.Length > LongestAgent ? agent[..LongestAgent] : agent;
    }
}
