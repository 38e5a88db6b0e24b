using BlogApp.Features.Analytics.Dashboard.Tiles;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Languages;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

public sealed class TileFactsTests
{
    private static readonly LiveSnapshot Now = new()
    {
        At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
        Online = 12,
        ViewsToday = 1_234_567_890,
        ViewsLastMinute = 40,
        HitRate = 0.9421,
        Waiting = 7,
        LastPersist = new(2026, 11, 21, 11, 58, 30, TimeSpan.Zero),
    };

    private static TileFacts Tile(string id, LiveSnapshot now, long? yesterday = null) =>
        TileFacts.Of(now, yesterday, TileSparks.None, new Words(InterfaceLanguage.English)).Single(tile => tile.TestId == id);

    [Theory]
    [InlineData("tile-online", "12", "12", null)]
    [InlineData("tile-views-today", "1,234,567,890", "1234567890", null)]
    [InlineData("tile-views-minute", "40", "40", null)]
    [InlineData("tile-hit-rate", "94.2", "94.21", "%")]
    [InlineData("tile-waiting", "7", "7", null)]
    [InlineData("tile-last-persist", "1", "90", "min ago")]
    public void A_tile_says_its_number_exactly_and_for_scripts(string id, string value, string exact, string? unit)
    {
        var tile = Tile(id, Now);
        Assert.Equal((value, exact, unit), (tile.Value, tile.Exact, tile.Unit));
    }

    [Fact]
    public void Before_the_first_sample_every_tile_is_a_dash()
    {
        Assert.All(TileFacts.Of(LiveSnapshot.Empty, 5, TileSparks.None, new Words(InterfaceLanguage.English)), tile =>
        {
            Assert.Equal("–", tile.Value);
            Assert.Null(tile.Exact);
            Assert.Null(tile.Unit);
        });
        Assert.Null(Tile("tile-views-today", LiveSnapshot.Empty).Foot);
    }

    [Fact]
    public void Without_a_read_there_is_no_hit_rate_rather_than_none() => Assert.Equal("–", Tile("tile-hit-rate", Now with { HitRate = null }).Value);

    [Fact]
    public void A_persist_that_another_clock_puts_into_the_future_is_now() =>
        Assert.Equal("0", Tile("tile-last-persist", Now with { LastPersist = Now.At.AddSeconds(2) }).Exact);

    [Fact]
    public void Views_today_stand_against_yesterday()
    {
        var tile = Tile("tile-views-today", Now with { ViewsToday = 1100 }, yesterday: 1000);
        Assert.Equal(("▲ 10% on yesterday", "1,000 yesterday by this time, UTC", 1), (tile.Foot, tile.FootTitle, tile.Direction));
    }

    [Fact]
    public void Longer_numbers_are_set_smaller() =>
        Assert.True(double.Parse(Tile("tile-views-today", Now).Width, System.Globalization.CultureInfo.InvariantCulture)
            > double.Parse(Tile("tile-hit-rate", Now).Width, System.Globalization.CultureInfo.InvariantCulture));
}
