using System.Globalization;
using BlogApp.Platform.Times;

namespace BlogApp.Tests.Platform.Times;

public sealed class ZonedTimeTests
{
    [Theory]
    [InlineData("UTC", "2026-11-21T12:30", "2026-11-21T12:30", "None")]
    [InlineData("Asia/Shanghai", "2026-11-21T12:30", "2026-11-21T04:30", "None")]
    [InlineData("Europe/Berlin", "2026-07-01T00:00", "2026-06-30T22:00", "None")]
    [InlineData("Asia/Kathmandu", "2027-01-01T00:00", "2026-12-31T18:15", "None")]
    [InlineData("Europe/Berlin", "2027-03-28T01:59", "2027-03-28T00:59", "None")]
    [InlineData("Europe/Berlin", "2027-03-28T02:00", "2027-03-28T01:00", "LeavesItOut")]
    [InlineData("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T01:30", "LeavesItOut")]
    [InlineData("Europe/Berlin", "2027-03-28T03:00", "2027-03-28T01:00", "None")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30", "ShowsItTwice")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00", "None")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30", "ShowsItTwice")]
    [InlineData("America/New_York", "2027-03-14T02:30", "2027-03-14T07:30", "LeavesItOut")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45", "LeavesItOut")]
    public void LocalTime_ConvertedToUtc_IsRight_AlsoAtClockChanges(string zone, string shown, string utc, string turn)
    {
        var meant = ZonedTime.FromShown(DateTime.Parse(shown, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        Assert.Equal(utc, meant.Utc.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        Assert.Equal((DateTimeKind.Utc, turn), (meant.Utc.Kind, meant.Turn.ToString()));
    }
}
