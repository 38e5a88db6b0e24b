using System.Diagnostics.CodeAnalysis;
using BlogApp.Features.Jobs.Cron;

namespace BlogApp.Features.Jobs;

/// <summary>All jobs, ordered by name.</summary>
internal sealed class JobRegistry
{
    private readonly Dictionary<string, JobDefinition> _byName;

    /// <exception cref="InvalidOperationException">Two jobs share a name, or a default schedule is invalid.</exception>
    public JobRegistry(IEnumerable<JobDefinition> definitions)
    {
        All = [.. definitions.OrderBy(job => job.Name, StringComparer.Ordinal)];
        _byName = new(All.Count, StringComparer.Ordinal);
        foreach (var job in All)
        {
            if (!_byName.TryAdd(job.Name, job))
                throw new InvalidOperationException($"Two jobs are called '{job.Name}' ({_byName[job.Name].Work.Name} and {job.Work.Name}).");
            if (!CronRules.TryParse(job.DefaultCron, out _, out var reason))
                throw new InvalidOperationException($"The default schedule of '{job.Name}' cannot be used: {reason}.");
        }
    }

    public IReadOnlyList<JobDefinition> All { get; }

    /// <returns>The same name.</returns>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    public string Known(string name) => _byName.ContainsKey(name) ? name : throw new ArgumentException($"No job is called '{name}'.", nameof(name));

    public bool TryFind(string name, [NotNullWhen(true)] out JobDefinition? job) => _byName.TryGetValue(name, out job);
}
