namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>
/// Analyzes a User-Agent header. Every rule is a bounded number of linear passes without backtracking or allocation: 1
/// to 3 µs for a common agent, at most 20 µs for the longest and most hostile one.
/// </summary>
internal static class UserAgentRules
{
    /// <summary>No browser's agent is shorter. A single word such as "Chrome" or "undici" is a program.</summary>
    private const int ShortestAgent = 10;

    /// <summary>The longest agents of apps have about 600 characters. Anything beyond this length is ignored.</summary>
    public const int LongestAgent = 1024;

    /// <summary>
    /// True when the request most likely comes from a program acting for itself: crawlers, monitors, feed readers, link
    /// previews, libraries, tools, headless browsers, and clients without a user agent or with one that no browser
    /// sends.
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

    /// <summary>Browser, system and device according to the agent; Unknown for what it does not state.</summary>
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
