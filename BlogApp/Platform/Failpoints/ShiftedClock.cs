#if FAILPOINTS
using System.Globalization;

namespace BlogApp.Platform.Failpoints;

/// <summary>
/// The clock of the build configuration "Failpoints": the system clock plus an offset in seconds. The offset is read
/// from the file named by the environment variable CLOCK_OFFSET_FILE; a test changes the file while the process runs.
/// Only the time of day moves. Timers and measured spans do not, as when an administrator sets the clock.
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

    /// <summary>Keeps the current offset while the file is being written.</summary>
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
