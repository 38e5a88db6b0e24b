using BlogApp.Features.Rankings;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Rankings;

public sealed class HotScoreTests
{
    [Fact]
    public void MoreViews_NeverScoreLower() => Check((views, more, age, window) =>
        Score(views + more, age, window) >= Score(views, age, window));

    [Fact]
    public void GreaterAge_NeverScoresHigher() => Check((views, later, age, window) =>
        Score(views, age + later, window) <= Score(views, age, window));

    [Fact]
    public void Score_IsAFiniteNumber_NeverNegative_AndZeroWithoutViews() => Check((views, _, age, window) =>
        double.IsFinite(Score(views, age, window)) && Score(views, age, window) >= 0 && Score(0, age, window) == 0);

    [Theory]
    [InlineData("24h", 100, 0, 35.793)]
    [InlineData("24h", 100, 22, 1.8146)]
    [InlineData("24h", 100, 5000, 1.6484)]
    [InlineData("7d", 100, 22, 6.4694)]
    [InlineData("30d", 100, 98, 8.2230)]
    [InlineData("all", 100, 98, 100)]
    public void Score_IsWhatViewsAreSureOfOverHoursToThePowerOfGravity(string window, long views, double hours, double expected) =>
        Assert.Equal(expected, Score(views, hours, window), expected / 1000);

    /// <summary>By day, how few views of a new article are outdone by those of an old one.</summary>
    [Theory]
    [InlineData(2, 0, 300, 30 * 24)]
    [InlineData(2, 0, 300, 5 * 365 * 24)]
    [InlineData(2, 0.2, 30, 24)]
    [InlineData(1, 0, 15, 365 * 24)]
    [InlineData(1, 1, 2, 1)]
    [InlineData(20, 12, 300, 30 * 24)]
    public void FewViewsOfANewArticle_DoNotOutrankManyOfAnOldOne(long few, double age, long many, double olderAge)
    {
        foreach (var window in RankingWindow.Names)
            Assert.True(Score(few, age, window) < Score(many, olderAge, window), window);
    }

    [Theory]
    [InlineData(20, 2, 60, 24)]
    [InlineData(10, 0.5, 40, 48)]
    [InlineData(100, 1, 300, 30 * 24)]
    public void ManyViewsOfANewArticle_OutrankMoreOfAnOldOneInTheShortestWindow(long fresh, double age, long old, double olderAge) =>
        Assert.True(Score(fresh, age, "24h") > Score(old, olderAge, "24h"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.177)]
    [InlineData(2, 0.549)]
    [InlineData(10, 5.433)]
    [InlineData(300, 267.92)]
    [InlineData(1_000_000, 998_042)]
    public void Sure_TakesOffWhatChanceMayHaveAdded_LittleOfManyViews(long views, double expected) =>
        Assert.Equal(expected, HotScore.Sure(views), Math.Max(0.001, expected / 1000));

    [Fact]
    public void ArticleDatedAhead_ScoresLikeOneOfNow() => Assert.Equal(Score(7, 0, "24h"), Score(7, -50, "24h"));

    [Fact]
    public void EveryWindow_HasAGravity_AndOthersHaveNone()
    {
        Assert.All(RankingWindow.Names, window => Assert.InRange(HotScore.GravityOf(window), 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => HotScore.GravityOf("1y"));
    }

    private static double Score(long views, double hours, string window) =>
        HotScore.Compute(window, views, TimeSpan.FromHours(hours));

    private static void Check(Func<long, int, int, string, bool> holds)
    {
        var inputs = Gen.Choose(0, int.MaxValue).SelectMany(views => Gen.Choose(0, 100_000).SelectMany(more =>
            Gen.Choose(0, 200_000).SelectMany(age => Gen.Elements(RankingWindow.Names.ToArray()).Select(window => (views, more, age, window)))));
        Prop.ForAll(inputs.ToArbitrary(), input => holds(input.views, input.more, input.age, input.window))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000));
    }
}
