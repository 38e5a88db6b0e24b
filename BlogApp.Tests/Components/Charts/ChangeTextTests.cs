using BlogApp.Components.Charts;

namespace BlogApp.Tests.Components.Charts;

public sealed class ChangeTextTests
{
    [Theory]
    [InlineData(5, null, 0, "no yesterday yet")]
    [InlineData(5, 5L, 0, "same as yesterday")]
    [InlineData(0, 0L, 0, "same as yesterday")]
    [InlineData(5, 0L, 1, "▲ none yesterday")]
    [InlineData(112, 100L, 1, "▲ 12% on yesterday")]
    [InlineData(1001, 1000L, 1, "▲ <1% on yesterday")]
    [InlineData(999, 1000L, -1, "▼ <1% on yesterday")]
    [InlineData(88, 100L, -1, "▼ 12% on yesterday")]
    [InlineData(0, 100L, -1, "▼ 100% on yesterday")]
    [InlineData(1, 1000L, -1, "▼ 99% on yesterday")]
    [InlineData(12_500, 1000L, 1, "▲ 12× yesterday")]
    public void TodayValue_ComparedWithYesterday_HasDirectionAndText(long today, long? yesterday, int direction, string text)
    {
        var change = ChangeText.Compare(today, yesterday);
        Assert.Equal((direction, text), (change.Direction, change.Text.ToString()));
    }
}
