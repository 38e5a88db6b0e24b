using BlogApp.Features.Jobs.Cron;

namespace BlogApp.Tests.Features.Jobs.Cron;

public sealed class CronChoiceTests
{
    [Theory]
    [InlineData("* * * * *", CronKind.Minutes, "0 * * * * ?")]
    [InlineData("*/5 * * * *", CronKind.Minutes, "0 */5 * * * ?")]
    [InlineData("@hourly", CronKind.Hourly, "0 0 * * * ?")]
    [InlineData("17 * * * *", CronKind.Hourly, "0 17 * * * ?")]
    [InlineData("30 4 * * *", CronKind.Daily, "0 30 4 * * ?")]
    [InlineData("30 4 * * 1-5", CronKind.Weekdays, "0 30 4 ? * MON-FRI")]
    [InlineData("30 4 31 * *", CronKind.Monthly, "0 30 4 31 * ?")]
    [InlineData("30 4 1 1 *", CronKind.Other, null)]
    [InlineData("30 */5 * * * ?", CronKind.Other, null)]
    [InlineData("0 0/10 * * * ?", CronKind.Other, null)]
    [InlineData("30 4 * * 1", CronKind.Other, null)]
    public void Typed_IsFoundAmongTheChoices_OrLeftToTyping(string text, CronKind kind, string? cron)
    {
        Assert.True(CronRules.TryParse(text, out var schedule, out _));
        var choice = new CronChoice(CronKind.Other).Follow(schedule);
        Assert.Equal((kind, cron), (choice.Kind, choice.ToCron()));
    }

    [Fact]
    public void EveryChoice_TypedAndFollowed_IsTheSame()
    {
        foreach (var choice in Enum.GetValues<CronKind>().Where(kind => kind != CronKind.Other)
            .SelectMany(kind => Enumerable.Range(0, 60).Select(n => new CronChoice(kind, Math.Max(1, n), n % 24, n, 1 + (n % 31)))))
        {
            Assert.True(CronRules.TryParse(choice.ToCron(), out var schedule, out var reason), $"{choice}: {reason}");
            Assert.Equal(choice, choice.Follow(schedule));
            Assert.Equal(choice.ToCron(), schedule.ToString());
        }
    }
}
