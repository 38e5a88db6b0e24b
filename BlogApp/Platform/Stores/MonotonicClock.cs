namespace BlogApp.Platform.Stores;

/// <summary>
/// A time of day that advances evenly when the system clock is set. For measuring durations from two times of day; the
/// times themselves are not meant for display.
/// </summary>
internal sealed class MonotonicClock(TimeProvider clock) : TimeProvider
{
    private readonly DateTimeOffset _at = clock.GetUtcNow();
    private readonly long _from = clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _at + clock.GetElapsedTime(_from);

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
