using System.Diagnostics.CodeAnalysis;

namespace BlogApp.Features.Jobs.Tasks;

/// <summary>All kinds of tasks registered by features.</summary>
internal sealed class TaskRegistry
{
    private readonly Dictionary<string, TaskKind> _byName;
    private readonly Dictionary<Type, TaskKind> _byWork;

    /// <exception cref="ArgumentException">Two kinds share a name or a class.</exception>
    public TaskRegistry(IEnumerable<TaskKind> kinds)
    {
        All = [.. kinds.OrderBy(kind => kind.Name, StringComparer.Ordinal)];
        _byName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        _byWork = All.ToDictionary(kind => kind.Work);
        Restartable = [.. All.Where(kind => kind.Restartable).Select(kind => kind.Name)];
    }

    /// <summary>Ordered by name.</summary>
    public IReadOnlyList<TaskKind> All { get; }

    public IReadOnlyList<string> Restartable { get; }

    public bool TryFind(string name, [NotNullWhen(true)] out TaskKind? kind) => _byName.TryGetValue(name, out kind);

    /// <exception cref="ArgumentException">No kind has that work.</exception>
    public TaskKind Of(Type work) => _byWork.GetValueOrDefault(work) ?? throw new ArgumentException($"No kind of task has the work {work.Name}.", nameof(work));
}
