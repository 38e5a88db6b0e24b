using BlogApp.Features.Analytics.Collect.UserAgents;
using Xunit;
using YamlDotNet.Serialization;

namespace BlogApp.Tests.Features.Analytics.Collect;

/// <summary>Compares with collections of agents stored next to the repository; skipped if they are missing.</summary>
public sealed class KnownAgentsTests(ITestOutputHelper output)
{
    [Fact]
    public void KnownCrawlers_Judged_AreBotsInAtLeast99Percent()
    {
        var agents = Read("user-agents-crawlers.yml");
        var missed = agents.Where(a => !UserAgentRules.IsBot(a)).ToList();
        Report("missed", missed, agents.Count);
        Assert.True(missed.Count <= agents.Count * 0.01, string.Join('\n', missed));
    }

    [Fact]
    public void KnownBrowsers_Judged_AreBotsInAtMost1Percent()
    {
        var agents = Read("user-agents-browsers.yml");
        var mistaken = agents.Where(UserAgentRules.IsBot).ToList();
        Report("mistaken", mistaken, agents.Count);
        Assert.True(mistaken.Count <= agents.Count * 0.01, string.Join('\n', mistaken));
    }

    private void Report(string what, List<string> agents, int all)
    {
        output.WriteLine($"{what}: {agents.Count} of {all}");
        foreach (var agent in agents) output.WriteLine(agent);
    }

    private static List<string> Read(string file)
    {
        var path = Find(file);
        Assert.SkipWhen(path is null, $"{file} is not in the folder shared/data beside the repository.");
        var groups = new DeserializerBuilder().Build().Deserialize<Dictionary<object, List<string>>>(File.ReadAllText(path!));
        var agents = groups.Values.SelectMany(g => g).ToList();
        Assert.True(agents.Count > 100, $"{file} was read as {agents.Count} agents.");
        return agents;
    }

    private static string? Find(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BlogApp.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "data", file) is var path && File.Exists(path) ? path : null;
        return null;
    }
}
