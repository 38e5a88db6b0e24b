using System.Globalization;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>One parsed field: the terms as written, and the values they stand for.</summary>
internal sealed class CronField(CronUnit unit, IReadOnlyList<CronTerm> terms)
{
    public CronUnit Unit => unit;
    public IReadOnlyList<CronTerm> Terms => terms;

    /// <summary>The plain values, in order, without those that depend on the month (<c>L</c>, <c>15W</c>, <c>FRI#3</c>).</summary>
    public IReadOnlyList<int> Values { get; } = [.. terms.OfType<CronSpan>().SelectMany(t => t.Values(unit)).Distinct().Order()];

    /// <summary>Written as <c>*</c> or <c>?</c>: no restriction.</summary>
    public bool IsAny => terms is [CronSpan { From: null, Step: null }];

    /// <summary>Whether it contains every value of the unit, however written.</summary>
    public bool IsEvery => Values.Count == unit.Max - unit.Min + 1;

    public static CronField Any(CronUnit unit) => new(unit, [new CronSpan(null, null, null)]);

    public override string ToString() => string.Join(',', terms.Select(Text));

    private string Text(CronTerm term) => term switch
    {
        CronSpan span => span.Text(unit),
        CronLastDay last => string.Create(CultureInfo.InvariantCulture, $"L{(last.Before > 0 ? $"-{last.Before}" : "")}{(last.NearestWeekday ? "W" : "")}"),
        CronNearestWeekday nearest => string.Create(CultureInfo.InvariantCulture, $"{nearest.Day}W"),
        CronNthWeekday { Nth: null } day => CronUnit.WeekdayNames[day.Weekday - 1] + "L",
        CronNthWeekday day => string.Create(CultureInfo.InvariantCulture, $"{CronUnit.WeekdayNames[day.Weekday - 1]}#{day.Nth}"),
        _ => throw new InvalidOperationException($"No text for {term.GetType().Name}."),
    };
}
