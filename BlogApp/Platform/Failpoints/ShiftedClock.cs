#if FAILPOINTS
using System.Globalization;

namespace BlogApp.Platform.Failpoints;

/// <summary>
/// The clock of the build configuration "Failpoints": the system's, moved by the number of seconds that stands in the
/// file which the environment variable CLOCK_OFFSET_FILE names. A test changes the file while the process runs. Only
/// the time of day moves; timers and measured spans do not, as when an administrator sets the clock.
/// </summary>
internal sealed class ShiftedClock : TimeProvider
{
    public const string Variable = "CLOCK_OFFSET_FILE";
    private const int RereadMilliseconds = 20;
    private readonly string? _file = Environment.GetEnvironmentVariable(Variable);
    private long _read = -RereadMilliseconds;
    private long _offsetTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(OffsetTicks());

    private long OffsetTicks()
    {
        if (string.IsNullOrEmpty(_file))
            return 0;
        var now = Environment.TickCount64;
        if (now - Volatile.Read(ref _read) >= RereadMilliseconds)
        {
            Volatile.Write(ref _read, now);
            if (TryRead(out var seconds))
                Volatile.Write(ref _offsetTicks, (long)(seconds * TimeSpan.TicksPerSecond));
        }
        return Volatile.Read(ref _offsetTicks);
    }

    /// <summary>A file that is just being written keeps the offset as it was.</summary>
    private bool TryRead(out double seconds)
    {
        try
        {
            return double.TryParse(File.ReadAllText(_file!), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds);
        }
        catch (IOException)
        {
            seconds = 0;
            return false;
        }
    }
}
#endif
