namespace BlogApp.Platform.Stores;

/// <summary>
/// A time of day that goes on evenly when the clock is set: for what tells how long something lasts from two times of
/// day. Its own times mean nothing to people.
/// </summary>
internal sealed class SteadyTime(TimeProvider clock) : TimeProvider
{
    private readonly DateTimeOffset _at = clock.GetUtcNow();
    private readonly long _from = clock.GetTimestamp();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _at + clock.GetElapsedTime(_from);

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);
}
