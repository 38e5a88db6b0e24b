using BlogApp.Features.Operations.Pages;
using BlogApp.Platform.Languages;

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
    public void ByteCount_AsText_HasItsUnit(long bytes, string text) => Assert.Equal(text, SystemText.Bytes(bytes));

    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(7, "7 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(18_120, "5 h 2 min")]
    [InlineData(356_400, "4 days 3 h")]
    public void Age_AsText_HasItsTwoLargestUnits(int seconds, string text) => Assert.Equal(text, SystemText.Age(TimeSpan.FromSeconds(seconds), English));
}
