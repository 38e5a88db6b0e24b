using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Components.Charts.Scales;

namespace BlogApp.Components.Charts;

/// <summary>
/// The message that moves all live charts of a page by one second: about 100 bytes. Axis and ticks are in it only when
/// they changed. Only LiveChart.razor.js reads it.
/// </summary>
/// <param name="Reset">The points replace what is drawn: the first frame, and the first after a message got lost.</param>
/// <param name="From">Unix seconds that the points' times are relative to.</param>
/// <param name="Charts">One for each chart, in the order of the page.</param>
/// <param name="Ticks">Labels of the time axis; null: as before.</param>
internal sealed record LiveFrame(bool Reset, long From, IReadOnlyList<LiveLine> Charts, IReadOnlyList<AxisLabel>? Ticks)
{
    /// <summary>
    /// As JSON that script interop passes on as it is. Given objects, each circuit would build and keep its own
    /// serializer for them: 100 KB.
    /// </summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, LiveJson.Default.LiveFrame);
}

/// <summary>What the browser is told once.</summary>
/// <param name="Span">Seconds from the left edge to the right.</param>
internal sealed record LiveFacts(double Span, IReadOnlyList<LiveFact> Charts)
{
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, LiveJson.Default.LiveFacts);
}

/// <param name="Format">The number of a <see cref="NumberFormat"/>.</param>
/// <param name="Fact">The class with the colour.</param>
internal sealed record LiveFact(string Title, string? Unit, NumberFormat Format, string Fact);

/// <param name="Points">Time, value, time, value, …; a null value breaks the line.</param>
/// <param name="Axis">Labels of the value axis, lowest first; null: as before.</param>
internal sealed record LiveLine(IReadOnlyList<double?> Points, IReadOnlyList<AxisLabel>? Axis);

/// <param name="At">Unix seconds on a time axis, the value itself on a value axis.</param>
internal readonly record struct AxisLabel(double At, string Text)
{
    public static IReadOnlyList<AxisLabel> Of(AxisScale scale, NumberFormat format) =>
        [.. scale.Lines.Select(value => new AxisLabel(value, NumberText.Axis(value, format)))];

    public static IReadOnlyList<AxisLabel> Of(IEnumerable<TimeTick> ticks) =>
        [.. ticks.Select(tick => new AxisLabel(tick.At.ToUnixTimeSeconds(), tick.Label))];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(LiveFrame))]
[JsonSerializable(typeof(LiveFacts))]
internal sealed partial class LiveJson : JsonSerializerContext;
