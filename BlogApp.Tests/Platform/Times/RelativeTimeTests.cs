using BlogApp.Platform.Times;
using BlogApp.Platform.Languages;

namespace BlogApp.Tests.Platform.Times;

public sealed class AgoTextTests
{
    [Theory]
    [InlineData(-5, "0 s ago")]
    [InlineData(0, "0 s ago")]
    [InlineData(59.9, "59 s ago")]
    [InlineData(60, "1 min ago")]
    [InlineData(3599, "59 min ago")]
    [InlineData(3600, "1 h ago")]
    [InlineData(47 * 3600, "47 h ago")]
    [InlineData(48 * 3600, "2 days ago")]
    public void Age_AsText_IsInItsLargestWholeUnit(double seconds, string text) =>
        Assert.Equal(text, RelativeTime.From(TimeSpan.FromSeconds(seconds)).In(new Words(InterfaceLanguage.English)));
}
