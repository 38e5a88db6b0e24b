using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Dashboard.Tiles;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class TileSparksTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 5, TimeSpan.Zero);
    private static readonly LivePoint[] Past = [.. Enumerable.Range(1, 900).Reverse().Select(s => new LivePoint(Now.AddSeconds(-s), 1, 4, s > 450 ? null : 0.5))];

    [Fact]
    public void Sparklines_DrawOnlyMeasuredValues()
    {
        var sparks = TileSparks.Create(Past, Now);
        Assert.StartsWith("M0 1L", sparks.Views, StringComparison.Ordinal);
        Assert.Contains("L100 1", sparks.Online, StringComparison.Ordinal);
        Assert.DoesNotContain("M0 ", sparks.HitRate, StringComparison.Ordinal);
    }

    [Fact]
    public void Outage_InSparkline_BreaksThePath()
    {
        var sparks = TileSparks.Create([.. Past.Where(p => p.At < Now.AddMinutes(-10) || p.At > Now.AddMinutes(-5))], Now);
        Assert.Equal(2, sparks.Views.Count(c => c == 'M'));
        Assert.Equal(2, sparks.Online.Count(c => c == 'M'));
        Assert.DoesNotContain(" 23", sparks.Online, StringComparison.Ordinal);
    }

    [Fact]
    public void Sparklines_AfterAnotherTwentySeconds_AreOutdated()
    {
        var sparks = TileSparks.Create(Past, Now);
        Assert.False(sparks.IsOutdated(Now.AddSeconds(14)));
        Assert.True(sparks.IsOutdated(Now.AddSeconds(15)));
    }

    [Fact]
    public void NoSampleYet_Sparklines_AreNotOutdated() => Assert.False(TileSparks.None.IsOutdated(DateTimeOffset.UnixEpoch));
}
