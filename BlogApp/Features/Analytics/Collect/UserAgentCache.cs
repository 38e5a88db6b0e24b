using System.Collections.Concurrent;
using BlogApp.Features.Analytics.Collect.UserAgents;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>Caches the rules' verdict on each user agent: readers share few agents, and parsing takes microseconds.</summary>
internal sealed class UserAgentCache
{
    private const int Kept = 4096;
    private readonly ConcurrentDictionary<string, UserAgentInfo> _verdicts = new(StringComparer.Ordinal);

    public UserAgentInfo Of(string userAgent)
    {
        if (_verdicts.TryGetValue(userAgent, out var verdict))
            return verdict;
        // Invented agents would fill the memory, so start over instead of growing.
        if (_verdicts.Count >= Kept)
            _verdicts.Clear();
        return _verdicts[userAgent] = new UserAgentInfo(UserAgentRules.IsBot(userAgent), UserAgentRules.ProfileOf(userAgent));
    }
}

internal sealed record UserAgentInfo(bool IsBot, ClientProfile Profile);
