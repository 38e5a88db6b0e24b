using BlogApp.Components.Charts.Scales;

namespace BlogApp.Tests.Components.Charts;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.0, NumberFormat.Rate, "0.0")]
    [InlineData(0.44, NumberFormat.Rate, "0.4")]
    [InlineData(9.94, NumberFormat.Rate, "9.9")]
    [InlineData(9.96, NumberFormat.Rate, "10")]
    [InlineData(98765.4, NumberFormat.Rate, "98,765")]
    [InlineData(12.0, NumberFormat.Count, "12")]
    [InlineData(1234567.0, NumberFormat.Count, "1,234,567")]
    [InlineData(0.9421, NumberFormat.Share, "94.2")]
    [InlineData(0.0, NumberFormat.Share, "0.0")]
    [InlineData(1.0, NumberFormat.Share, "100")]
    public void Value_Formatted_FollowsItsFormat(double value, NumberFormat format, string text) =>
        Assert.Equal(text, NumberText.Format(value, format));

    [Fact]
    public void ShareJustBelowOne_Formatted_IsNotRoundedToOneHundred() =>
        Assert.Equal("99.9", NumberText.Format(0.99999, NumberFormat.Share));

    [Theory]
    [InlineData(NumberFormat.Count)]
    [InlineData(NumberFormat.Rate)]
    [InlineData(NumberFormat.Share)]
    public void MissingValue_Formatted_IsADash(NumberFormat format)
    {
        Assert.Equal(NumberText.None, NumberText.Format(null, format));
        Assert.Equal(NumberText.None, NumberText.Format(double.NaN, format));
    }

    [Theory]
    [InlineData(0.0, NumberFormat.Count, "0")]
    [InlineData(0.25, NumberFormat.Rate, "0.25")]
    [InlineData(1500.0, NumberFormat.Count, "1.5k")]
    [InlineData(20_000_000.0, NumberFormat.Count, "20M")]
    [InlineData(0.5, NumberFormat.Share, "50%")]
    [InlineData(1.0, NumberFormat.Share, "100%")]
    public void AxisLabel_Formatted_IsShort(double value, NumberFormat format, string text) =>
        Assert.Equal(text, NumberText.Axis(value, format));
}
