using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Dashboard.Tiles;
using BlogApp.Platform.Languages;

namespace BlogApp.Tests.Features.Dashboard;

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

    private static readonly TodayNumbers Today = TodayNumbers.None with { Readers = 30 };
    private static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    private static IEnumerable<TileFacts> Tiles(LiveSnapshot now, TodayNumbers? today = null, long? own = 9) =>
        TileFacts.ForAuthors(now, today ?? Today, own, TileSparks.None, new Words(InterfaceLanguage.English))
            .Concat(TileFacts.ForAdmins(now, TileSparks.None, Kolkata, new Words(InterfaceLanguage.English)));

    private static TileFacts Tile(string id, LiveSnapshot now, TodayNumbers? today = null) => Tiles(now, today).First(tile => tile.TestId == id);

    [Theory]
    [InlineData("tile-online", "12", "12", null)]
    [InlineData("tile-views-today", "1,234,567,890", "1234567890", null)]
    [InlineData("tile-views-minute", "40", "40", null)]
    [InlineData("tile-readers-today", "30", "30", null)]
    [InlineData("tile-own-today", "9", "9", null)]
    [InlineData("tile-hit-rate", "94.2", "94.21", "%")]
    [InlineData("tile-waiting", "7", "7", null)]
    [InlineData("tile-last-persist", "1", "90", "min ago")]
    public void Tile_HasItsValueItsExactNumberAndItsUnit(string id, string value, string exact, string? unit)
    {
        var tile = Tile(id, Now);
        Assert.Equal((value, exact, unit), (tile.Value, tile.Exact, tile.Unit));
    }

    [Fact]
    public void NoSampleYet_EveryTile_IsADash()
    {
        Assert.All(Tiles(LiveSnapshot.Empty, Today with { ViewsYesterday = 5 }), tile =>
        {
            Assert.Equal("–", tile.Value);
            Assert.Null(tile.Exact);
            Assert.Null(tile.Unit);
        });
        Assert.Null(Tile("tile-views-today", LiveSnapshot.Empty).Foot);
    }

    [Fact]
    public void StoreThatDoesNotAnswer_LiveTiles_AreDashes()
    {
        var away = Now with { MeasuredAt = Now.At.AddSeconds(-5) };
        Assert.All(["tile-online", "tile-views-today", "tile-views-minute", "tile-own-today", "tile-waiting"], id => Assert.Equal("–", Tile(id, away).Value));
        Assert.Equal("12", Tile("tile-online", Now with { MeasuredAt = Now.At.AddSeconds(-4) }).Value);
    }

    [Fact]
    public void NoCacheReads_HitRateTile_IsADash() => Assert.Equal("–", Tile("tile-hit-rate", Now with { HitRate = null }).Value);

    [Fact]
    public void LastPersistInTheFuture_Tile_SaysZeroAgo() =>
        Assert.Equal("0", Tile("tile-last-persist", Now with { LastPersist = Now.At.AddSeconds(2) }).Exact);

    [Fact]
    public void ViewsTodayTile_ComparesWithYesterdayByThisTime()
    {
        var tile = Tile("tile-views-today", Now with { ViewsToday = 1100 }, Today with { ViewsYesterday = 1000 });
        Assert.Equal(("▲ 10% on yesterday", "1,000 yesterday by this time", 1), (tile.Foot, tile.FootTitle, tile.Direction));
    }

    [Fact]
    public void OnlineTile_ComparesWithTheSameMinuteOfYesterday()
    {
        var tile = Tile("tile-online", Now, Today with { OnlineYesterday = 24 });
        Assert.Equal(("▼ 50% on yesterday", "24 yesterday at this time", -1), (tile.Foot, tile.FootTitle, tile.Direction));
    }

    [Fact]
    public void HitRateOfFewReads_Tile_SaysOfHowMany()
    {
        Assert.Equal("of 3 reads", Tile("tile-hit-rate", Now with { CacheReads = 3 }).Foot);
        Assert.Equal("of one read", Tile("tile-hit-rate", Now with { CacheReads = 1 }).Foot);
        Assert.Null(Tile("tile-hit-rate", Now with { CacheReads = 3000 }).Foot);
        Assert.Null(Tile("tile-hit-rate", Now with { HitRate = null }).Foot);
    }

    [Fact]
    public void LastPersistTile_ShowsTheTimeInTheBlogTimeZone() => Assert.Equal("at 17:28:30", Tile("tile-last-persist", Now).Foot);

    [Fact]
    public void LongerNumber_OnTile_IsSetSmaller() =>
        Assert.True(double.Parse(Tile("tile-views-today", Now).Width, System.Globalization.CultureInfo.InvariantCulture)
            > double.Parse(Tile("tile-hit-rate", Now).Width, System.Globalization.CultureInfo.InvariantCulture));
}
