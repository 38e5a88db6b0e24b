using BlogApp.Platform.CommandLine;

namespace BlogApp.Tests.Platform.CommandLine;

public sealed class TimeArgumentTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2027-03-01T20:00", "2027-03-01T19:00")]
    [InlineData("2027-03-01 20:00:30", "2027-03-01T19:00:30")]
    [InlineData("2027-07-01T20:00", "2027-07-01T18:00")]
    [InlineData("2027-03-01T20:00Z", "2027-03-01T20:00")]
    [InlineData("2027-03-01T20:00:00+05:30", "2027-03-01T14:30")]
    // Twice on the clocks: the first is meant.
    [InlineData("2027-10-31T02:30", "2027-10-31T00:30")]
    public void Time_IsReadInTheBlogsZone_UnlessItNamesOne(string text, string utc)
    {
        var (at, error) = TimeArgument.Parse(text, "--opens", Berlin);
        Assert.Null(error);
        Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), at);
    }

    [Theory]
    [InlineData("2027-03-28T02:30")]
    [InlineData("tomorrow")]
    [InlineData("2027-13-01T20:00")]
    [InlineData("01.03.2027 20:00")]
    [InlineData("２０２７-03-01T20:00")]
    public void TimeThatDoesNotExist_OrCannotBeRead_IsAnError(string text)
    {
        var (at, error) = TimeArgument.Parse(text, "--opens", Berlin);
        Assert.Null(at);
        Assert.StartsWith("--opens", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_IsNoTime() => Assert.Equal((null, null), TimeArgument.Parse(null, "--opens", Berlin));
}
