using System.Globalization;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Platform.Times;

namespace BlogApp.Tests.Features.Jobs.Cron;

public sealed class PlannedTimesTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    // The clocks go from 2 to 3 on 28 March 2027, and from 3 back to 2 on 31 October 2027.
    [InlineData("0 30 2 * * ?", "2027-03-27T00:00Z", "27T01:30, 28T01:00←02:30, 29T00:30")]
    [InlineData("0 30 1 * * ?", "2027-03-28T00:00Z", "28T00:30, 28T23:30, 29T23:30")]
    [InlineData("0 0/30 * * * ?", "2027-03-28T00:10Z", "28T00:30, -28 02:00, 28T01:00, 28T01:30")]
    [InlineData("0 30 2 * * ?", "2027-10-30T12:00Z", "31T00:30×2, 1T01:30, 2T01:30")]
    public void Times_AreThoseOfTheZone_WithWhatTheClocksLeaveOutOrShowTwice(string cron, string from, string expected)
    {
        Assert.True(CronRules.TryParse(cron, out var schedule, out _));
        var times = PlannedTimes.Next(schedule, DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), 3, Berlin);
        Assert.Equal(expected, string.Join(", ", times.Select(t => t.At is null ? t.Local.ToString("-d HH:mm", CultureInfo.InvariantCulture)
            : t.At.Value.ToUniversalTime().ToString("d'T'HH:mm", CultureInfo.InvariantCulture) + (t.Turn switch
                {
                    ClockTurn.ShowsItTwice => "×2",
                    ClockTurn.LeavesItOut => "←" + t.Local.ToString("HH:mm", CultureInfo.InvariantCulture),
                    _ => "",
                }))));
    }
}
