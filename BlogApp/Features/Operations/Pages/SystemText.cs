using System.Globalization;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations.Pages;

/// <summary>Sizes, times and grades as the system page writes them.</summary>
internal static class SystemText
{
    /// <summary>"0 B", "512 B", "16 KiB", "1.4 MiB", "2.0 GiB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => Text($"{bytes} B"),
        < 1 << 20 => Text($"{bytes / 1024.0:0} KiB"),
        < 1 << 30 => Text($"{bytes / 1048576.0:0.0} MiB"),
        _ => Text($"{bytes / 1073741824.0:0.0} GiB"),
    };

    /// <summary>"7 s", "3 min 20 s", "5 h 2 min", "4 days 3 h".</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 60 } => Text($"{Math.Max(0, (int)age.TotalSeconds)} s"),
        { TotalMinutes: < 60 } => Text($"{(int)age.TotalMinutes} min {age.Seconds} s"),
        { TotalHours: < 48 } => Text($"{(int)age.TotalHours} h {age.Minutes} min"),
        _ => Text($"{(int)age.TotalDays} days {age.Hours} h"),
    };

    /// <summary>The time, with the date when it is another day than now's.</summary>
    public static string Time(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.ToString(at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm:ss" : "d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string Number(long number, string one, string many) => number == 1 ? "1 " + one : Text($"{number:#,0} {many}");

    public static string Grade(StoreGrade grade) => grade is StoreGrade.Healthy ? "Normal" : grade.ToString();

    /// <summary>The class of a badge.</summary>
    public static string Badge(StoreGrade grade) => grade switch
    {
        StoreGrade.Healthy => "good",
        StoreGrade.Recoverable => "quiet",
        StoreGrade.Degraded => "wait",
        _ => "bad",
    };

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
