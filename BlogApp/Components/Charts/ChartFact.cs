namespace BlogApp.Components.Charts;

/// <summary>What a chart shows. Each fact has one color everywhere: <c>--fact-…</c> in wwwroot/css/studio.css.</summary>
public enum ChartFact
{
    Views,
    Online,
    HitRate,
    Readers,
}

internal static class ChartFactClass
{
    /// <summary>The class that sets <c>--color</c> for its content.</summary>
    public static string Class(this ChartFact fact) => fact switch
    {
        ChartFact.Views => "fact-views",
        ChartFact.Online => "fact-online",
        ChartFact.HitRate => "fact-hitrate",
        _ => "fact-readers",
    };
}
