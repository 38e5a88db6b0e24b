using System.Collections.Concurrent;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>What runs in this process, with its progress, in memory. Pages read it here, not from the database.</summary>
internal sealed class TaskNotifier : IDisposable
{
    private readonly ConcurrentDictionary<long, Running> _running = new();
    private readonly CancellationTokenSource _stopping = new();
    private long _version;

    /// <summary>Grows whenever a task is added, begins or ends. It is cheap enough to read twice a second.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Canceled when the server stops: runs end and, if they can, begin again with the next start.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public IReadOnlyCollection<long> Ids => [.. _running.Keys];

    /// <summary>The task's progress; null when it is not running here.</summary>
    public TaskProgress? ProgressOf(long id) => _running.TryGetValue(id, out var running) ? running.Progress : null;

    public void Changed() => Interlocked.Increment(ref _version);

    public void Stop() => _stopping.Cancel();

    /// <returns>False when the task runs here already.</returns>
    public bool TryBegin(long id, CancellationTokenSource cancel) => _running.TryAdd(id, new Running(cancel));

    public void Report(long id, TaskProgress progress)
    {
        if (_running.TryGetValue(id, out var running))
            running.Progress = progress;
    }

    public void Ended(long id)
    {
        _running.TryRemove(id, out _);
        Changed();
    }

    public bool TryCancel(long id)
    {
        if (!_running.TryGetValue(id, out var running))
            return false;
        try
        {
            running.Cancel.Cancel();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose() => _stopping.Dispose();

    private sealed class Running(CancellationTokenSource cancel)
    {
        private TaskProgress? _progress;

        public CancellationTokenSource Cancel => cancel;

        public TaskProgress? Progress
        {
            get => Volatile.Read(ref _progress);
            set => Volatile.Write(ref _progress, value);
        }
    }
}
