namespace BlogApp.Features.Rankings;

/// <summary>
/// How hot an article is: <c>score = sure / (hours + 2)^gravity</c>. <c>hours</c> is how long the article could be read
/// within the window: its age, or the whole window if it is older. <c>gravity</c> determines how fast articles sink.
/// <para>
/// <c>sure</c> is a cautious count of the views within the window: the lower bound of the 95 % interval of a rate that
/// was observed <c>views</c> times. One view counts as 0.2, two as 0.5, ten as 5.4, three hundred as 267.
/// </para>
/// <para>
/// More views never lower the score, and a higher age never raises it. The two hours keep the first minutes of a new
/// article from outweighing everything else. For example, with equal views, an article that is a day old scores 0.07 of
/// one that is an hour old in the 24-hour ranking, and a third in the 30-day ranking. The all-time score is simply the views.
/// </para>
/// </summary>
internal static class HotScore
{
    private const double HeadStartHours = 2;

    /// <summary>The square of 1.96, the number of standard deviations that contain 95 %.</summary>
    private const double Deviations = 3.84;

    /// <param name="window">One of <see cref="RankingWindow"/>.</param>
    /// <param name="views">Views within the window.</param>
    /// <param name="age">Time since publication; negative values count as zero.</param>
    public static double Compute(string window, long views, TimeSpan age)
    {
        if (window == RankingWindow.All)
            return views;
        var hours = Math.Clamp(age.TotalHours, 0, RankingWindow.HoursOf(window));
        return Sure(views) / Math.Pow(hours + HeadStartHours, GravityOf(window));
    }

    /// <summary>The cautious count of views.</summary>
    public static double Sure(long views) =>
        views <= 0 ? 0 : Math.Max(0, views + Deviations / 2 - Math.Sqrt(Deviations * (views + Deviations / 4)));

    /// <summary>The shorter the window, the more recency counts: 1.2 for 24h, 0.8 for 7d, 0.5 for 30d, 0 for all.</summary>
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
