using BlogApp.Features.Analytics.Collect.Rules;
using Xunit;
using YamlDotNet.Serialization;

namespace BlogApp.Tests.Features.Analytics.Collect.Rules;

/// <summary>Against collections of agents that are kept beside the repository; skipped where they are not.</summary>
public sealed class KnownAgentsTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_the_known_crawlers_99_in_100_are_recognised()
    {
        var agents = Read("user-agents-crawlers.yml");
        var missed = agents.Where(a => !UserAgentRules.IsBot(a)).ToList();
        Report("missed", missed, agents.Count);
        Assert.True(missed.Count <= agents.Count * 0.01, string.Join('\n', missed));
    }

    [Fact]
    public void Of_the_known_browsers_at_most_1_in_100_is_taken_for_a_bot()
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
