using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Platform.Times;

public sealed class BlogTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(TimeForm.Clock, "04:04", "04:04")]
    [InlineData(TimeForm.ClockWithSeconds, "04:04:05", "04:04:05")]
    [InlineData(TimeForm.Day, "1 January 2027", "2027年1月1日")]
    [InlineData(TimeForm.ShortDay, "1 Jan 2027", "2027年1月1日")]
    [InlineData(TimeForm.DayOfYear, "1 Jan", "1月1日")]
    [InlineData(TimeForm.Month, "January 2027", "2027年1月")]
    [InlineData(TimeForm.Moment, "1 Jan 2027 04:04", "2027年1月1日 04:04")]
    [InlineData(TimeForm.LongMoment, "1 January 2027, 04:04", "2027年1月1日 04:04")]
    [InlineData(TimeForm.MomentOfYear, "1 Jan 04:04", "1月1日 04:04")]
    [InlineData(TimeForm.MomentOfWeek, "Fri 1 Jan 04:04", "1月1日 周五 04:04")]
    [InlineData(TimeForm.MomentWithSeconds, "1 Jan 2027 04:04:05", "2027年1月1日 04:04:05")]
    [InlineData(TimeForm.MomentOfYearWithSeconds, "1 Jan 04:04:05", "1月1日 04:04:05")]
    [InlineData(TimeForm.MomentOfWeekWithSeconds, "Fri 1 Jan 04:04:05", "1月1日 周五 04:04:05")]
    public void Moment_IsWrittenByTheZonesClocks_InEitherLanguage(TimeForm form, string english, string chinese)
    {
        // New Year's Eve in UTC.
        var at = new DateTimeOffset(2026, 12, 31, 22, 34, 5, TimeSpan.Zero);
        Assert.Equal((english, chinese), (In("Asia/Kolkata").Text(at, form), In("Asia/Kolkata", InterfaceLanguage.Chinese).Text(at, form)));
        Assert.Equal(english, In("Asia/Kolkata").Text(DateTime.SpecifyKind(at.UtcDateTime, DateTimeKind.Unspecified), form));
    }

    [Fact]
    public void EveryForm_HasAFormat() => Assert.Distinct(Enum.GetValues<TimeForm>().Select(TimeText.KeyOf));

    [Fact]
    public void TimeNearNow_HasItsDateOnlyOnAnotherDayOfTheZone()
    {
        var at = new DateTimeOffset(2026, 11, 21, 22, 5, 9, TimeSpan.Zero);
        Assert.Equal("22:05:09", In("UTC").Near(at, at.AddMinutes(100)));
        Assert.Equal("21 Nov 2026 22:05:09", In("UTC").Near(at, at.AddHours(10)));
        Assert.Equal("21 Nov 2026 23:05:09", In("Europe/Berlin").Near(at, at.AddMinutes(100)));
    }

    [Fact]
    public void TimeSeries_HasTheDateOnlyWhereItChanges()
    {
        DateTimeOffset[] times = [Now.AddMinutes(10), Now.AddHours(22.5), Now.AddHours(22.5).AddMinutes(10), new(2028, 1, 1, 0, 0, 0, TimeSpan.Zero)];
        Assert.Equal(["05:10", "Sun 22 Nov 03:30", "03:40", "1 Jan 2028 00:00"], In("UTC").Series(times, Now).Select(time => time.Text));
        Assert.Equal(["00:10", "22:30", "22:40", "31 Dec 2027 19:00"], In("America/New_York").Series(times, Now).Select(time => time.Text));
    }

    [Fact]
    public void TimeSeries_HasSecondsWhereOneOfThemNeedsThem() =>
        Assert.Equal(["05:00:50", "05:01:00"], In("UTC").Series([Now.AddSeconds(50), Now.AddSeconds(60)], Now).Select(time => time.Text));

    [Fact]
    public void NamedTime_SaysItsZone() => Assert.Equal("06:00 (Europe/Berlin)", In("Europe/Berlin").Named(Now, TimeForm.Clock));

    [Fact]
    public void TimeForMachines_IsUtc() => Assert.Equal("2026-11-21T05:00:00Z", TimeText.Iso(Now.ToOffset(TimeSpan.FromHours(9))));

    private static BlogTime In(string zone, InterfaceLanguage? language = null) =>
        new(SiteIn.Zone(zone), new Words(language ?? InterfaceLanguage.English), language ?? InterfaceLanguage.English);
}
