using BlogApp.Data.Site;
using BlogApp.Features.Site.Banner;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Site;

public sealed class BannerRulesTests
{
    private static readonly DateTime Start = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(null, null, 0, true)]
    [InlineData(0, null, 0, true)]
    [InlineData(1, null, 0, false)]
    [InlineData(null, 0, 0, false)]
    [InlineData(null, 1, 0, true)]
    [InlineData(0, 10, 9, true)]
    [InlineData(0, 10, 10, false)]
    public void Slide_IsShown_FromItsStartUntilItsEnd(int? starts, int? ends, int now, bool shown) =>
        Assert.Equal(shown, BannerRules.Active([Slide(starts, ends)], Start.AddSeconds(now)).Any());

    /// <summary>Checking at each scheduled change shows every change.</summary>
    [Fact]
    public void AnySlides_BetweenPlannedChanges_StayTheSame() => Prop.ForAll(
        Gen.Choose(-5, 40).Two().Select(t => Slide(t.Item1 < 0 ? null : t.Item1, t.Item2 < 0 ? null : t.Item2)).ArrayOf(5).ToArbitrary(),
        slides =>
        {
            for (var i = 0; i < slides.Length; i++)
                slides[i].Id = i;
            var seen = Ids(slides, 0);
            var next = BannerRules.NextChange(slides, Start);
            for (var second = 1; second <= 45; second++)
            {
                if (next is { } at && at <= Start.AddSeconds(second))
                {
                    seen = Ids(slides, second);
                    next = BannerRules.NextChange(slides, Start.AddSeconds(second));
                }
                if (seen != Ids(slides, second))
                    return false;
            }
            return next is null;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", "", "", 0, 1, "Title")]
    [InlineData("t", "", "javascript:alert(1)", 0, 1, "Address")]
    [InlineData("t", "", "", 5, 5, "EndsAt")]
    [InlineData("t", "", "", 5, 4, "EndsAt")]
    public void InvalidSlide_NamesTheField(string title, string text, string address, int starts, int ends, string field) =>
        Assert.Equal([field], BannerRules.Problems(new(null, 0, title, text, address, null, Start.AddSeconds(starts), Start.AddSeconds(ends))).Keys);

    [Fact]
    public void OverlongSlideTexts_AreReportedTogether() =>
        Assert.Equal(["Text", "Title"], BannerRules.Problems(new(null, 0, new string('x', 121), new string('x', 301), "", null, null, null)).Keys.Order());

    private static string Ids(BannerSlide[] slides, int second) => string.Join(',', BannerRules.Active(slides, Start.AddSeconds(second)).Select(s => s.Id));

    private static BannerSlide Slide(int? starts, int? ends) => new()
    {
        Title = "t",
        Text = "",
        Address = "",
        StartsAt = starts is { } s ? Start.AddSeconds(s) : null,
        EndsAt = ends is { } e ? Start.AddSeconds(e) : null,
    };
}
