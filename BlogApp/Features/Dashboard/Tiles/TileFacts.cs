using System.Globalization;
using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Dashboard.Tiles;

/// <summary>The content of one tile. All are rebuilt from each sample.</summary>
public sealed record TileFacts(string TestId, string Label, string Value)
{
    /// <summary>The number for scripts, without separators and units; null when there is none.</summary>
    public string? Exact { get; init; }

    public string? Unit { get; init; }

    /// <summary>Null: the tile has no color of its own.</summary>
    public ChartFact? Fact { get; init; }

    /// <summary>The past 15 minutes as an SVG path; null: there is none.</summary>
    public string? Spark { get; init; }

    public string? Foot { get; init; }

    public string? FootTitle { get; init; }

    /// <summary>1: better than before; −1: worse.</summary>
    public int Direction { get; init; }

    /// <summary>Width of the number in digits, for its font size. The unit has half the size.</summary>
    public string Width => (Value.Length + (Unit?.Length ?? 0) * 0.5).ToString(CultureInfo.InvariantCulture);

    /// <param name="own">Today's views of the author's own articles; null while unknown.</param>
    internal static IReadOnlyList<TileFacts> ForAuthors(LiveSnapshot now, TodayNumbers today, long? own, TileSparks sparks, IStringLocalizer<Words> words)
    {
        var known = now.At > DateTimeOffset.UnixEpoch && now.Measured;
        return
        [
            Against(Count("tile-online", words["Online now"], now.Online, known) with { Fact = ChartFact.Online, Spark = sparks.Online },
                now.Online, today.OnlineYesterday, Phrase.Key("{0:N0} yesterday at this time"), words),
            Against(Count("tile-views-minute", words["Views last minute"], now.ViewsLastMinute, known) with { Fact = ChartFact.Views, Spark = sparks.Views },
                now.ViewsLastMinute, today.ViewsMinuteYesterday, Phrase.Key("{0:N0} yesterday at this time"), words),
            Against(Count("tile-views-today", words["Views today"], now.ViewsToday, known) with { Fact = ChartFact.Views },
                now.ViewsToday, today.ViewsYesterday, Phrase.Key("{0:N0} yesterday by this time"), words),
            Against(Count("tile-readers-today", words["Readers today"], today.Readers ?? 0, known && today.Readers is not null) with { Fact = ChartFact.Readers },
                today.Readers ?? 0, today.ReadersYesterday, Phrase.Key("{0:N0} yesterday by this time"), words),
            Count("tile-own-today", words["Of your articles today"], own ?? 0, known && own is not null) with
            {
                Fact = ChartFact.Views,
                Foot = known && own is { } views && now.ViewsToday > 0 ? words["{0}% of all views", Math.Min(100, views * 100 / now.ViewsToday)].Value : null,
            },
            HitRate(now, sparks, words),
        ];
    }

    internal static IReadOnlyList<TileFacts> ForAdmins(LiveSnapshot now, TileSparks sparks, TimeZoneInfo zone, IStringLocalizer<Words> words)
    {
        var known = now.At > DateTimeOffset.UnixEpoch && now.Measured;
        return
        [
            Count("tile-waiting", words["Waiting counts"], now.Waiting, known) with { Foot = words["counted, in SQL soon"] },
            LastPersist(now, zone, words),
            HitRate(now, sparks, words),
            Count("tile-cache-reads", words["Cache reads last minute"], now.CacheReads, known) with { Fact = ChartFact.HitRate },
        ];
    }

    private static TileFacts Against(TileFacts tile, long today, long? yesterday, string title, IStringLocalizer words)
    {
        if (tile.Exact is null)
            return tile;
        var change = ChangeText.Compare(today, yesterday);
        return tile with { Foot = change.Text.In(words), FootTitle = yesterday is { } before ? words[title, before].Value : null, Direction = change.Direction };
    }

    private static TileFacts HitRate(LiveSnapshot now, TileSparks sparks, IStringLocalizer<Words> words) =>
        new("tile-hit-rate", words["Cache hit rate"], NumberText.Format(now.HitRate, NumberFormat.Share))
        {
            Exact = (now.HitRate * 100)?.ToString("0.##", CultureInfo.InvariantCulture),
            Unit = now.HitRate is null ? null : "%",
            Fact = ChartFact.HitRate,
            Spark = sparks.HitRate,
            Foot = HitRateText.Reads(now, words),
            FootTitle = words["Reads of the last minute"],
        };

    private static TileFacts Count(string id, string label, long number, bool known) => known
        ? new(id, label, NumberText.Whole(number)) { Exact = number.ToString(CultureInfo.InvariantCulture) }
        : new(id, label, NumberText.None);

    private static TileFacts LastPersist(LiveSnapshot now, TimeZoneInfo zone, IStringLocalizer words)
    {
        const string id = "tile-last-persist";
        var label = words["Last persist"];
        if (now.LastPersist is not { } at)
            return new(id, label, NumberText.None) { Foot = words["not yet"] };
        var age = RelativeTime.From(now.At - at);
        return new(id, label, age.Number.ToString(CultureInfo.InvariantCulture))
        {
            Exact = Math.Max(0, (long)(now.At - at).TotalSeconds).ToString(CultureInfo.InvariantCulture),
            Unit = words[age.Unit],
            Foot = words["at {0}", TimeText.Clock(at, zone, seconds: true)],
        };
    }
}
