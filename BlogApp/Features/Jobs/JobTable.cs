using System.Diagnostics.CodeAnalysis;

namespace BlogApp.Features.Jobs;

/// <summary>Every job there is, in the order of their names.</summary>
internal sealed class JobTable
{
    private readonly Dictionary<string, JobDefinition> _byName;

    /// <exception cref="InvalidOperationException">Two jobs share a name.</exception>
    public JobTable(IEnumerable<JobDefinition> definitions)
    {
        All = [.. definitions.OrderBy(job => job.Name, StringComparer.Ordinal)];
        _byName = new(All.Count, StringComparer.Ordinal);
        foreach (var job in All)
            if (!_byName.TryAdd(job.Name, job))
                throw new InvalidOperationException($"Two jobs are called '{job.Name}' ({_byName[job.Name].Work.Name} and {job.Work.Name}).");
    }

    public IReadOnlyList<JobDefinition> All { get; }

    public bool TryFind(string name, [NotNullWhen(true)] out JobDefinition? job) => _byName.TryGetValue(name, out job);
}
