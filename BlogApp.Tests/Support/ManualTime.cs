namespace BlogApp.Tests.Support;

/// <summary>A clock that stands still until it is moved. Timers fire while it moves, in the order they are due.</summary>
internal sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _changing = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TimeSpan _set;

    public ManualTime() : this(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>The number of pending timers, so that a test can wait until the code under test is waiting.</summary>
    public int Waiting
    {
        get
        {
            lock (_changing)
                return _timers.Count;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_changing)
            return _now + _set;
    }

    public override long GetTimestamp()
    {
        lock (_changing)
            return _now.UtcTicks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Sets the time of day, as an administrator would. Timers and measured spans are not affected.</summary>
    public void Set(TimeSpan by)
    {
        lock (_changing)
            _set += by;
    }

    /// <summary>Advances the clock and fires timers that become due, on this thread.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset until;
        lock (_changing)
            until = _now + by;
        while (NextDue(until) is { } due)
            due.Callback();
        lock (_changing)
            _now = until;
    }

    private ManualTimer? NextDue(DateTimeOffset until)
    {
        lock (_changing)
        {
            var next = _timers.Where(t => t.Due <= until).MinBy(t => t.Due);
            if (next is null)
                return null;
            if (next.Due > _now)
                _now = next.Due;
            if (next.Period > TimeSpan.Zero)
                next.Due += next.Period;
            else
                _timers.Remove(next);
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        public Action Callback { get; } = callback;
        public DateTimeOffset Due { get; set; }
        public TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var fireNow = dueTime == TimeSpan.Zero;
            lock (time._changing)
            {
                time._timers.Remove(this);
                Period = period;
                if (dueTime >= TimeSpan.Zero && !(fireNow && period <= TimeSpan.Zero))
                {
                    Due = time._now + (fireNow ? period : dueTime);
                    time._timers.Add(this);
                }
            }
            if (fireNow)
                ThreadPool.QueueUserWorkItem(_ => Callback());
            return true;
        }

        public void Dispose()
        {
            lock (time._changing)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
