namespace BlogApp.Data.Analytics.Stores;

/// <summary>
/// When the server was running and measuring. A minute with a sample of who was online counts, even if nobody was. Charts
/// draw the rest as a gap, not as zero.
/// </summary>
/// <param name="minutes">The number of measured minutes, 1 to 60, by the hour in Unix seconds.</param>
public sealed class MeasuredTime(IReadOnlyDictionary<long, int> minutes)
{
    private const long Hour = 3600;

    public int MinutesOf(long hour) => minutes.TryGetValue(hour, out var measured) ? measured : 0;

    /// <summary>Whether anything was measured, from one hour up to another.</summary>
    public bool Any(long start, long end)
    {
        for (var hour = start; hour < end; hour += Hour)
        {
            if (minutes.ContainsKey(hour))
                return true;
        }
        return false;
    }

    /// <summary>The measured minutes, from one hour up to another.</summary>
    public int Minutes(long start, long end)
    {
        var sum = 0;
        for (var hour = start; hour < end; hour += Hour)
            sum += MinutesOf(hour);
        return sum;
    }
}
