using BlogApp.Features.Jobs.Cron;

namespace BlogApp.Tests.Features.Jobs.Cron;

public sealed class CronRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("* * * * *", "0 * * * * ?")]
    [InlineData("  0   *  *\t* * ?  ", "0 * * * * ?")]
    [InlineData("*/10 * * * * ?", "*/10 * * * * ?")]
    [InlineData("0 0 12 * * *", "0 0 12 * * ?")]
    [InlineData("0 0 12 ? * ?", "0 0 12 * * ?")]
    [InlineData("0 0 9 ? * mon,fri", "0 0 9 ? * MON,FRI")]
    [InlineData("0 0 9 * * 2-6", "0 0 9 ? * MON-FRI")]
    [InlineData("0 9 * * 1-5", "0 0 9 ? * MON-FRI")]
    [InlineData("0 9 * * 0", "0 0 9 ? * SUN")]
    [InlineData("0 9 * * 7", "0 0 9 ? * SUN")]
    [InlineData("0 9 * * 0-7", "0 0 9 ? * SUN-SAT")]
    [InlineData("0 9 * * 5#2", "0 0 9 ? * FRI#2")]
    [InlineData("0 9 * * 5L", "0 0 9 ? * FRIL")]
    [InlineData("0 0 9 1 * MON", "0 0 9 1 * MON")]
    [InlineData("00 05 007 * * ?", "0 5 7 * * ?")]
    [InlineData("0 0 9 1 jan ?", "0 0 9 1 1 ?")]
    [InlineData("0 0 18 lw * ?", "0 0 18 LW * ?")]
    [InlineData("0 0 18 L-3W * ?", "0 0 18 L-3W * ?")]
    [InlineData("0 0 18 1,15W * ?", "0 0 18 1,15W * ?")]
    [InlineData("0 0 18 ? * 6L", "0 0 18 ? * FRIL")]
    [InlineData("0 0 0 1 1 ? 2030-2040/5", "0 0 0 1 1 ? 2030-2040/5")]
    [InlineData("0 * * * * ? *", "0 * * * * ?")]
    [InlineData("0 0 22-2 * * ?", "0 0 22-2 * * ?")]
    [InlineData("@Daily", "0 0 0 * * ?")]
    public void ValidText_Checked_IsAcceptedInCanonicalForm(string text, string canonical)
    {
        var verdict = CronRules.Check(text, Now, TimeZoneInfo.Utc);
        Assert.True(verdict.Accepted, verdict.Reason?.ToString());
        Assert.Equal(canonical, verdict.Schedule.ToString());
    }

    [Theory]
    [InlineData("99 * * * *", "minute must be 0-59, was 99")]
    [InlineData("0 99 * * * ?", "minute must be 0-59, was 99")]
    [InlineData("60 * * * * ?", "second must be 0-59, was 60")]
    [InlineData("0 0 24 * * ?", "hour must be 0-23, was 24")]
    [InlineData("0 0 0 0 * ?", "day of month must be 1-31, was 0")]
    [InlineData("0 0 0 32 * ?", "day of month must be 1-31, was 32")]
    [InlineData("0 0 0 32W * ?", "day of month must be 1-31, was 32")]
    [InlineData("0 0 0 L-31 * ?", "day of month counts back from the last day as L-1 to L-30, was L-31")]
    [InlineData("0 0 0 LW-1 * ?", "day of month counts back from the last day as L-1 to L-30, was LW-1")]
    [InlineData("0 0 0 1 13 ?", "month must be 1-12 or JAN-DEC, was 13")]
    [InlineData("0 0 0 1 FOO ?", "month must be 1-12 or JAN-DEC, was FOO")]
    [InlineData("0 0 0 ? * 0", "weekday must be 1-7 or SUN-SAT, was 0")]
    [InlineData("0 0 0 ? * 8", "weekday must be 1-7 or SUN-SAT, was 8")]
    [InlineData("0 0 * * 8", "weekday must be 0-7 or SUN-SAT, was 8")]
    [InlineData("0 0 0 ? * MONDAY", "weekday must be 1-7 or SUN-SAT, was MONDAY")]
    [InlineData("0 0 0 ? * FRI#6", "weekday after '#' must be 1-5, such as FRI#3 for the third Friday, was FRI#6")]
    [InlineData("0 0 0 ? * MON,FRI#2", "weekday may hold only one value when it uses '#' or 'L'")]
    [InlineData("0 0 0 1 1 ? 1960", "year must be 1970-2099, was 1960")]
    [InlineData("0 0 0 1 1 ? 2040-2030", "year range must go forward, was 2040-2030")]
    [InlineData("0 */0 * * * ?", "minute step must be 1-59, was 0")]
    [InlineData("0 */90 * * * ?", "minute step must be 1-59, was 90")]
    [InlineData("0 5/ * * * ?", "minute step must be 1-59, was nothing")]
    [InlineData("0 /5 * * * ?", "minute step has no start; write */5")]
    [InlineData("0 5- * * * ?", "minute must be 0-59, was nothing")]
    [InlineData("0 *-5 * * * ?", "minute must be 0-59, was *")]
    [InlineData("0 -1 * * * ?", "minute must be 0-59, was nothing")]
    [InlineData("0 1.5 * * * ?", "minute must be 0-59, was 1.5")]
    [InlineData("0 +5 * * * ?", "minute must be 0-59, was +5")]
    [InlineData("0 1,,2 * * * ?", "minute has nothing before or after a comma")]
    [InlineData("0 *,7 * * * ?", "minute lists '*' beside other values; '*' alone already means every one")]
    [InlineData("0 ? * * * ?", "minute does not accept '?'; only the day fields do")]
    [InlineData("0 0 0 ?,5 * ?", "day of month accepts '?' only alone")]
    [InlineData("0 H * * * ?", "minute must be 0-59, was H")]
    [InlineData("0 99999999999999999999999 * * * ?", "minute must be 0-59, was 99999999999999999999…")]
    [InlineData("@reboot", "of the @ words only @yearly, @monthly, @weekly, @daily and @hourly are known")]
    [InlineData("0 0 0 30 2 ?", "never fires: February has no day 30")]
    [InlineData("0 0 30 2 *", "never fires: February has no day 30")]
    [InlineData("0 0 31 4,6 *", "never fires: none of these months has a day 31")]
    [InlineData("0 0 0 29 2 ? 2027", "never fires: no date from now on fits")]
    [InlineData("0 0 0 1 1 ? 2020", "never fires: 2020 has passed")]
    [InlineData("0 0 0 1 1 ? 2026", "never fires: no date from now on fits")]
    [InlineData("0 0 0 1 1 ? 2010-2026/4", "never fires: no date from now on fits")]
    [InlineData("0 0 0 1 1 ? 2010-2025/4", "never fires: 2022 has passed")]
    public void InvalidText_Checked_IsRefusedNamingFieldAndRange(string text, string reason)
    {
        var verdict = CronRules.Check(text, Now, TimeZoneInfo.Utc);
        Assert.False(verdict.Accepted);
        Assert.Equal(reason, verdict.Reason?.ToString());
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("", 0)]
    [InlineData("   ", 0)]
    [InlineData("* * * *", 4)]
    [InlineData("* * * * * * * *", 8)]
    [InlineData("every minute", 2)]
    public void WrongNumberOfFields_Checked_SaysHowManyItHas(string? text, int fields)
    {
        var reason = CronRules.Check(text, Now, TimeZoneInfo.Utc).Reason?.ToString();
        Assert.StartsWith("a schedule has 5 fields", reason, StringComparison.Ordinal);
        Assert.EndsWith($"this has {fields}", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void OverlongText_Checked_IsRefused() =>
        Assert.Equal("a schedule has at most 200 characters", CronRules.Check("* * * * " + string.Join(',', Enumerable.Repeat("1", 100)), Now, TimeZoneInfo.Utc).Reason?.ToString());

    [Fact]
    public void NextTimes_EveryTenMinutes_AreTheNextFiveInUtc()
    {
        Assert.True(CronRules.TryParse("*/10 * * * *", out var schedule, out _));
        Assert.Equal(
            [Now.AddMinutes(10), Now.AddMinutes(20), Now.AddMinutes(30), Now.AddMinutes(40), Now.AddMinutes(50)],
            CronRules.NextTimes(schedule, Now, 5, TimeZoneInfo.Utc));
    }

    [Fact]
    public void NextTimes_ScheduleThatEnds_AreFewer()
    {
        Assert.True(CronRules.TryParse("0 0 0 24 12 ? 2026-2027", out var schedule, out _));
        Assert.Equal(
            [new(2026, 12, 24, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 12, 24, 0, 0, 0, TimeSpan.Zero)],
            CronRules.NextTimes(schedule, Now, 5, TimeZoneInfo.Utc));
    }
}
