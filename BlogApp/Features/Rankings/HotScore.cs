namespace BlogApp.Features.Rankings;

/// <summary>
/// How hot an article is: <c>score = views / (age + 2)^gravity</c>, where <c>views</c> are those within the window,
/// <c>age</c> is the time since publication in hours, and <c>gravity</c> says how fast the window forgets.
/// <para>
/// More views never score lower, and a greater age never higher. The two hours keep the first minutes of a new article
/// from outweighing everything else. For instance, with as many views each, an article a day old scores 0.07 of one
/// that is an hour old in the ranking of 24 hours, a third in that of 30 days, and the same in that of all time: its
/// gravity is 0, the score is simply the views.
/// </para>
/// </summary>
internal static class HotScore
{
    private const double HeadStartHours = 2;

    /// <param name="views">Views within the window.</param>
    /// <param name="age">Since publication; negative ones count as none.</param>
    /// <param name="gravity">See <see cref="GravityOf"/>.</param>
    public static double Of(long views, TimeSpan age, double gravity) =>
        views / Math.Pow(Math.Max(0, age.TotalHours) + HeadStartHours, gravity);

    /// <summary>The shorter the window, the more news counts: 1.2 for 24h, 0.8 for 7d, 0.5 for 30d, 0 for all.</summary>
    /// <param name="window">One of <see cref="RankingWindow"/>.</param>
    public static double GravityOf(string window) => window switch
    {
        RankingWindow.Day => 1.2,
        RankingWindow.Week => 0.8,
        RankingWindow.Month => 0.5,
        RankingWindow.All => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "No such window."),
    };
}
