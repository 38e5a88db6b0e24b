using System.Collections.Concurrent;
using System.Threading.Channels;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>Running tasks and their progress, in memory. Pages read it here, not from the database.</summary>
internal sealed class TaskNotifier
{
    private readonly ConcurrentDictionary<long, Running> _running = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _version;

    /// <summary>Grows whenever a task is added, begins or ends. It is cheap enough to read twice a second.</summary>
    public long Version => Volatile.Read(ref _version);

    public int Count => _running.Count;

    /// <summary>The task's progress; null when it is not running here.</summary>
    public TaskProgress? ProgressOf(long id) => _running.TryGetValue(id, out var running) ? running.Progress : null;

    public void Changed() => Interlocked.Increment(ref _version);

    /// <summary>Tells the runner to look for work.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    public ValueTask<bool> WokenAsync(CancellationToken cancellationToken) => _wake.Reader.ReadAsync(cancellationToken);

    public void Began(long id, CancellationTokenSource cancel)
    {
        _running[id] = new Running(cancel);
        Changed();
    }

    public void Report(long id, TaskProgress progress)
    {
        if (_running.TryGetValue(id, out var running))
            running.Progress = progress;
    }

    public void Ended(long id)
    {
        _running.TryRemove(id, out _);
        Changed();
        Wake();
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
