using System.Globalization;
using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Analytics.Dashboard.Tiles;

/// <summary>What one tile says. All six are made anew from each sample.</summary>
internal sealed record TileFacts(string TestId, string Label, string Value)
{
    /// <summary>The number as scripts read it, without separators and units; null when there is none.</summary>
    public string? Exact { get; init; }

    public string? Unit { get; init; }

    /// <summary>Null: the tile has no colour of its own.</summary>
    public ChartFact? Fact { get; init; }

    /// <summary>The past 15 minutes as an SVG path; null: words stand at the tile's foot.</summary>
    public string? Spark { get; init; }

    public string? Foot { get; init; }

    public string? FootTitle { get; init; }

    /// <summary>1: the foot tells of something better than before; −1: of something worse.</summary>
    public int Direction { get; init; }

    /// <summary>How many digits wide the number is, for its size: the unit is set at half of it.</summary>
    public string Width => (Value.Length + (Unit?.Length ?? 0) * 0.5).ToString(CultureInfo.InvariantCulture);

    /// <param name="yesterday">Yesterday's views up to the same moment; null when there is nothing to compare with.</param>
    public static IReadOnlyList<TileFacts> Of(LiveSnapshot now, long? yesterday, TileSparks sparks, IStringLocalizer words)
    {
        var known = now.At > DateTimeOffset.UnixEpoch;
        var change = ChangeText.Of(now.ViewsToday, yesterday);
        return
        [
            Count("tile-online", words["Online now"], now.Online, known) with { Fact = ChartFact.Online, Spark = sparks.Online },
            Count("tile-views-today", words["Views today"], now.ViewsToday, known) with
            {
                Fact = ChartFact.Views,
                Foot = known ? change.Text.In(words) : null,
                FootTitle = yesterday is { } before ? words["{0:N0} yesterday by this time, UTC", before].Value : null,
                Direction = change.Direction,
            },
            Count("tile-views-minute", words["Views last minute"], now.ViewsLastMinute, known) with { Fact = ChartFact.Views, Spark = sparks.Views },
            new("tile-hit-rate", words["Cache hit rate"], NumberText.Of(now.HitRate, NumberFormat.Share))
            {
                Exact = (now.HitRate * 100)?.ToString("0.##", CultureInfo.InvariantCulture),
                Unit = now.HitRate is null ? null : "%",
                Fact = ChartFact.HitRate,
                Spark = sparks.HitRate,
            },
            Count("tile-waiting", words["Waiting counts"], now.Waiting, known) with { Foot = words["counted, in SQL soon"] },
            LastPersist(now, words),
        ];
    }

    private static TileFacts Count(string id, string label, long number, bool known) => known
        ? new(id, label, NumberText.Whole(number)) { Exact = number.ToString(CultureInfo.InvariantCulture) }
        : new(id, label, NumberText.None);

    private static TileFacts LastPersist(LiveSnapshot now, IStringLocalizer words)
    {
        const string id = "tile-last-persist";
        var label = words["Last persist"];
        if (now.LastPersist is not { } at)
            return new(id, label, NumberText.None) { Foot = words["not yet"] };
        var age = AgoText.Of(now.At - at);
        return new(id, label, age.Number.ToString(CultureInfo.InvariantCulture))
        {
            Exact = Math.Max(0, (long)(now.At - at).TotalSeconds).ToString(CultureInfo.InvariantCulture),
            Unit = words[age.Unit],
            Foot = words["at {0:HH:mm:ss} UTC", at.UtcDateTime],
        };
    }
}
