using BlogApp.Features.Jobs.Pages;
using BlogApp.Platform.Languages;

namespace BlogApp.Tests.Features.Jobs;

public sealed class JobTextTests
{
    private static readonly Words English = new(InterfaceLanguage.English);
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.4, "0 ms")]
    [InlineData(412, "412 ms")]
    [InlineData(999.6, "1.0 s")]
    [InlineData(1_449, "1.4 s")]
    [InlineData(9_960, "10 s")]
    [InlineData(59_600, "59 s")]
    [InlineData(125_000, "2 min 5 s")]
    [InlineData(3_840_000, "1 h 4 min")]
    public void Duration_AsText_HasAUsefulPrecision(double milliseconds, string text) =>
        Assert.Equal(text, JobText.Duration(TimeSpan.FromMilliseconds(milliseconds), English));

    [Theory]
    [InlineData(0, "now", "just now")]
    [InlineData(59, "in 59 s", "59 s ago")]
    [InlineData(60, "in 1 min", "1 min ago")]
    [InlineData(3_600, "in 1 h", "1 h ago")]
    [InlineData(3_600 * 48, "in 2 days", "2 days ago")]
    public void TimeUntilAndSince_AsText_AreRough(int seconds, string until, string since)
    {
        Assert.Equal(until, JobText.Until(Now.AddSeconds(seconds), Now, English));
        Assert.Equal(since, JobText.Since(Now.AddSeconds(-seconds), Now, English));
    }

    [Theory]
    [InlineData(-1, "0 s")]
    [InlineData(5.9, "5 s")]
    [InlineData(125, "2 min 5 s")]
    public void ElapsedTime_AsText_CountsWholeSeconds(double seconds, string text) => Assert.Equal(text, JobText.Elapsed(TimeSpan.FromSeconds(seconds), English));

    [Theory]
    [InlineData(0, "0 rows")]
    [InlineData(1, "1 row")]
    [InlineData(12_345, "12,345 rows")]
    public void RowCount_AsText_HasSingularAndPlural(long rows, string text) => Assert.Equal(text, JobText.Rows(rows, English));
}
