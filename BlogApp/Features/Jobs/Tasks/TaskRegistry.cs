using System.Diagnostics.CodeAnalysis;

namespace BlogApp.Features.Jobs.Tasks;

/// <summary>All kinds of tasks registered by features.</summary>
internal sealed class TaskRegistry
{
    private readonly Dictionary<string, TaskKind> _kinds;

    public TaskRegistry(IEnumerable<TaskKind> kinds)
    {
        _kinds = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
        Restartable = [.. _kinds.Values.Where(kind => kind.Restartable).Select(kind => kind.Name)];
    }

    public IReadOnlyList<string> Restartable { get; }

    public bool TryFind(string name, [NotNullWhen(true)] out TaskKind? kind) => _kinds.TryGetValue(name, out kind);
}
