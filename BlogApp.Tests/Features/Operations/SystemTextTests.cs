using BlogApp.Features.Languages;
using BlogApp.Features.Operations.Pages;

namespace BlogApp.Tests.Features.Operations;

public sealed class SystemTextTests
{
    private static readonly Words English = new(InterfaceLanguage.English);

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(16384, "16 KiB")]
    [InlineData(1468006, "1.4 MiB")]
    [InlineData(16 << 20, "16.0 MiB")]
    [InlineData(1L << 30, "1.0 GiB")]
    public void Bytes_AreWrittenInTheirUnit(long bytes, string text) => Assert.Equal(text, SystemText.Bytes(bytes));

    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(7, "7 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(18_120, "5 h 2 min")]
    [InlineData(356_400, "4 days 3 h")]
    public void Age_IsWrittenInItsTwoLargestUnits(int seconds, string text) => Assert.Equal(text, SystemText.Age(TimeSpan.FromSeconds(seconds), English));

    [Fact]
    public void Time_HasItsDateOnAnotherDay()
    {
        var at = new DateTimeOffset(2026, 11, 21, 8, 5, 9, TimeSpan.Zero);
        Assert.Equal("08:05:09", SystemText.Time(at, at.AddHours(10), English));
        Assert.Equal("21 Nov 2026 08:05:09", SystemText.Time(at, at.AddDays(1), English));
    }
}
