using System.Reflection;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Docs;

/// <summary>docs/architecture.md lists every scheduled job.</summary>
public sealed class JobsTests
{
    [Fact]
    public void Jobs_OfTheDocs_AreThoseRegistered()
    {
        var expected = Registered().OrderBy(job => job.Name, StringComparer.Ordinal)
            .Select(job => $"| `{job.Name}` | `{job.DefaultCron}` | {CronWords.Describe(Schedule(job.DefaultCron))} | {job.Description.TrimEnd('.')} |").ToList();
        Assert.True(expected.Count >= 10, "The features' registrations are no longer found.");
        var said = new MarkdownText("docs/architecture.md").Rows("Jobs").Select(row => $"| {string.Join(" | ", row)} |");
        Assert.True(expected.SequenceEqual(said), "The table of docs/architecture.md, Jobs, should be:\n" + string.Join('\n', expected));
    }

    /// <summary>The jobs registered by features, each separately: a job belongs to the feature that calls AddScheduledJob.</summary>
    private static IEnumerable<JobDefinition> Registered() =>
        typeof(JobDefinition).Assembly.GetTypes().Where(type => type.Namespace is { } space && space.StartsWith("BlogApp.Features.", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public))
            .Where(method => method.Name.StartsWith("Add", StringComparison.Ordinal) && !method.IsGenericMethod
                && method.GetParameters() is [{ ParameterType: var only }] && only == typeof(IServiceCollection))
            .SelectMany(method =>
            {
                var services = new ServiceCollection();
                method.Invoke(null, [services]);
                return services.Select(service => service.ImplementationInstance).OfType<JobDefinition>();
            })
            .DistinctBy(job => job.Name);

    private static CronSchedule Schedule(string cron)
    {
        Assert.True(CronRules.TryParse(cron, out var schedule, out _), cron);
        return schedule!;
    }
}
