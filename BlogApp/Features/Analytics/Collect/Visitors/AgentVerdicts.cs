using System.Collections.Concurrent;
using BlogApp.Features.Analytics.Collect.Rules;

namespace BlogApp.Features.Analytics.Collect.Visitors;

/// <summary>What the rules say of a user agent, remembered: readers share few agents, and parsing takes microseconds.</summary>
internal sealed class AgentVerdicts
{
    private const int Kept = 4096;
    private readonly ConcurrentDictionary<string, AgentVerdict> _verdicts = new(StringComparer.Ordinal);

    public AgentVerdict Of(string userAgent)
    {
        if (_verdicts.TryGetValue(userAgent, out var verdict))
            return verdict;
        // Invented agents would fill the memory: begin again rather than grow.
        if (_verdicts.Count >= Kept)
            _verdicts.Clear();
        return _verdicts[userAgent] = new AgentVerdict(UserAgentRules.IsBot(userAgent), UserAgentRules.ProfileOf(userAgent));
    }
}

internal sealed record AgentVerdict(bool IsBot, ClientProfile Profile);
