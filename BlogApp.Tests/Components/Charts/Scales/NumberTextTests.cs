using BlogApp.Components.Charts.Scales;

namespace BlogApp.Tests.Components.Charts.Scales;

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
    public void A_value_is_written_as_its_format_says(double value, NumberFormat format, string text) =>
        Assert.Equal(text, NumberText.Of(value, format));

    [Fact]
    public void A_share_is_100_only_when_nothing_is_missing() =>
        Assert.Equal("99.9", NumberText.Of(0.99999, NumberFormat.Share));

    [Theory]
    [InlineData(NumberFormat.Count)]
    [InlineData(NumberFormat.Rate)]
    [InlineData(NumberFormat.Share)]
    public void A_missing_value_is_a_dash(NumberFormat format)
    {
        Assert.Equal(NumberText.None, NumberText.Of(null, format));
        Assert.Equal(NumberText.None, NumberText.Of(double.NaN, format));
    }

    [Theory]
    [InlineData(0.0, NumberFormat.Count, "0")]
    [InlineData(0.25, NumberFormat.Rate, "0.25")]
    [InlineData(1500.0, NumberFormat.Count, "1.5k")]
    [InlineData(20_000_000.0, NumberFormat.Count, "20M")]
    [InlineData(0.5, NumberFormat.Share, "50%")]
    [InlineData(1.0, NumberFormat.Share, "100%")]
    public void An_axis_label_is_short(double value, NumberFormat format, string text) =>
        Assert.Equal(text, NumberText.Axis(value, format));
}
