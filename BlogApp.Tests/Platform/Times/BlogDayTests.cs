using System.Globalization;
using BlogApp.Platform.Times;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Platform.Times;

public sealed class BlogDayTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "America/Havana", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Beirut", "Australia/Lord_Howe",
        "Pacific/Chatham", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "Africa/Casablanca"];

    [Theory]
    [InlineData("UTC", "2026-11-21T12:00Z", "2026-11-21", "2026-11-21T00:00Z", 24)]
    [InlineData("Europe/Berlin", "2026-11-21T22:59Z", "2026-11-21", "2026-11-20T23:00Z", 24)]
    [InlineData("Europe/Berlin", "2026-11-21T23:00Z", "2026-11-22", "2026-11-21T23:00Z", 24)]
    [InlineData("America/New_York", "2026-11-21T03:00Z", "2026-11-20", "2026-11-20T05:00Z", 24)]
    // Clocks are put forward, and back.
    [InlineData("Europe/Berlin", "2027-03-28T12:00Z", "2027-03-28", "2027-03-27T23:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-25T12:00Z", "2026-10-25", "2026-10-24T22:00Z", 25)]
    // There clocks are put forward at midnight, which does not come.
    [InlineData("America/Havana", "2027-03-14T12:00Z", "2027-03-14", "2027-03-14T05:00Z", 23)]
    // Midnight is at 18:30 UTC, and the day of counts begins with the next whole hour.
    [InlineData("Asia/Kolkata", "2026-11-21T18:59Z", "2026-11-21", "2026-11-20T19:00Z", 24)]
    [InlineData("Asia/Kolkata", "2026-11-21T19:00Z", "2026-11-22", "2026-11-21T19:00Z", 24)]
    [InlineData("Asia/Kathmandu", "2026-11-21T18:30Z", "2026-11-21", "2026-11-20T19:00Z", 24)]
    // Clocks were put back at 00:01, so that the evening came again.
    [InlineData("America/St_Johns", "1997-10-26T03:00Z", "1997-10-26", "1997-10-26T03:00Z", 25)]
    public void Moment_BelongsToTheDayOfTheZonesClocks_InWholeHoursOfUtc(string zone, string at, string date, string start, int hours)
    {
        var day = BlogDay.Of(Time(at), Zone(zone));
        Assert.Equal((date, Time(start), hours), (day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeSeconds(day.Start), day.Hours));
    }

    [Fact]
    public void EveryMoment_LiesInItsDay_AndDaysLeaveNoHourOut() =>
        Prop.ForAll(Gen.Choose(0, 50 * 366 * 24).SelectMany(hour => Gen.Choose(0, 3599).SelectMany(second => Gen.Elements(Zones).Select(zone => (hour, second, zone)))).ToArbitrary(), moment =>
        {
            var seconds = moment.hour * 3600L + moment.second;
            var zone = Zone(moment.zone);
            var day = BlogDay.Of(DateTimeOffset.FromUnixTimeSeconds(seconds), zone);
            Assert.True(day.Contains(seconds), $"{moment}: {day}");
            Assert.Equal((0, 0), (day.Start % 3600, day.End % 3600));
            Assert.Equal(day.End, BlogDay.Of(DateTimeOffset.FromUnixTimeSeconds(day.End), zone).Start);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(1000));

    [Fact]
    public void LastDays_AreConsecutive_AndEndWithThisOne()
    {
        var zone = Zone("Europe/Berlin");
        var today = BlogDay.Of(Time("2026-11-21T12:00Z"), zone);
        var days = today.Last(30, zone);
        Assert.Equal((30, today), (days.Count, days[^1]));
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(pair.First.End, pair.Second.Start));
        Assert.Contains(days, day => day.Hours == 25);
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
