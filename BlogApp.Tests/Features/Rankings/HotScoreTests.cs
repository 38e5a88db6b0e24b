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
    [InlineData("24h", 100, 0, 43.53)]
    [InlineData("24h", 100, 22, 2.207)]
    [InlineData("7d", 100, 22, 7.868)]
    [InlineData("30d", 100, 98, 10)]
    [InlineData("all", 100, 98, 100)]
    public void Score_IsViewsOverAgeToThePowerOfGravity(string window, long views, double hours, double expected) =>
        Assert.Equal(expected, Score(views, hours, window), expected / 1000);

    [Fact]
    public void ArticleFromTheFuture_ScoresLikeOneOfNow() => Assert.Equal(Score(7, 0, "24h"), Score(7, -50, "24h"));

    [Fact]
    public void EveryWindow_HasAGravity_AndOthersHaveNone()
    {
        Assert.All(RankingWindow.Names, window => Assert.InRange(HotScore.GravityOf(window), 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => HotScore.GravityOf("1y"));
    }

    private static double Score(long views, double hours, string window) =>
        HotScore.Of(views, TimeSpan.FromHours(hours), HotScore.GravityOf(window));

    private static void Check(Func<long, int, int, string, bool> holds)
    {
        var inputs = Gen.Choose(0, int.MaxValue).SelectMany(views => Gen.Choose(0, 100_000).SelectMany(more =>
            Gen.Choose(0, 200_000).SelectMany(age => Gen.Elements(RankingWindow.Names.ToArray()).Select(window => (views, more, age, window)))));
        Prop.ForAll(inputs.ToArbitrary(), input => holds(input.views, input.more, input.age, input.window))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(2000));
    }
}
