using BlogApp.Components.Charts.Scales;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts.Scales;

public sealed class TimeTicksTests
{
    private static DateTimeOffset At(string time) => DateTimeOffset.Parse("2026-11-21 " + time + "Z", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public void Fifteen_minutes_are_marked_every_five()
    {
        var ticks = TimeTicks.Between(At("05:13:21"), At("05:28:21"), most: 3);
        Assert.Equal(["05:15", "05:20", "05:25"], ticks.Select(t => t.Label));
    }

    [Fact]
    public void A_day_names_the_date_at_midnight()
    {
        var ticks = TimeTicks.Between(At("05:28:21").AddDays(-1), At("05:28:21"), most: 6);
        Assert.Equal(["08:00", "12:00", "16:00", "20:00", "21 Nov", "04:00"], ticks.Select(t => t.Label));
    }

    [Fact]
    public void Ends_that_are_round_are_marked_too() =>
        Assert.Equal(["05:00", "05:05", "05:10", "05:15"], TimeTicks.Between(At("05:00"), At("05:15"), most: 3).Select(t => t.Label));

    [Fact]
    public void Times_of_another_zone_are_marked_in_UTC() =>
        Assert.Equal("05:15", TimeTicks.Between(At("05:13:21").ToOffset(TimeSpan.FromHours(5.5)), At("05:28:21"), most: 3)[0].Label);

    [Fact]
    public void Any_span_gets_evenly_spaced_ticks_inside_it_and_never_too_many()
    {
        var spans = Gen.Choose(1, 100_000_000).Zip(Gen.Choose(1, 12)).Zip(Gen.Choose(0, 1_000_000_000), (s, from) => (Seconds: s.Item1, Most: s.Item2, From: from));
        Prop.ForAll(spans.ToArbitrary(), span =>
        {
            var from = DateTimeOffset.FromUnixTimeSeconds(span.From);
            var to = from.AddSeconds(span.Seconds);
            var ticks = TimeTicks.Between(from, to, span.Most);
            Assert.InRange(ticks.Count, 0, span.Most + 1);
            Assert.All(ticks, t => Assert.InRange(t.At, from, to));
            Assert.True(ticks.Zip(ticks.Skip(1), (a, b) => b.At - a.At).Distinct().Count() <= 1);
        }).QuickCheckThrowOnFailure();
    }
}
