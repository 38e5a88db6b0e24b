using BlogApp.Features.Site.Settings;
using BlogApp.Platform.Settings;

namespace BlogApp.Tests.Features.Site;

public sealed class SiteRulesTests
{
    [Fact]
    public void DefaultSettings_AreAccepted() => Assert.Empty(SiteRules.FormProblems(new SiteSettings()));

    [Theory]
    [InlineData("Title", "", "1 to 100")]
    [InlineData("Title", "   ", "1 to 100")]
    [InlineData("Title", "Two\nlines", "one line")]
    [InlineData("Title", "A \0 in it", "one line")]
    [InlineData("Description", "A \u0007 in it", "without control characters")]
    [InlineData("Url", "javascript:alert(1)", "http or https")]
    [InlineData("Url", "blog.example.org", "http or https")]
    [InlineData("Language", "English!", "such as en")]
    [InlineData("Language", "", "such as en")]
    [InlineData("TimeZone", "Mars/Olympus", "time zone")]
    [InlineData("TimeZone", "", "time zone")]
    [InlineData("Accent", "red", "such as #b3361e")]
    [InlineData("Accent", "#fff", "such as #b3361e")]
    [InlineData("Accent", "#ffff00;}</style><script>", "such as #b3361e")]
    [InlineData("Accent", "#ff8a6b", "Too faint on such a page")]
    [InlineData("AccentDark", "#402010", "Too faint on such a page")]
    [InlineData("Logo", "../blog.db", "uploaded picture")]
    public void InvalidValue_NamesTheField(string field, string value, string words)
    {
        var values = SiteField.Values(new SiteSettings());
        values[field] = value;
        var problem = Assert.Single(SiteRules.FormProblems(SiteField.Settings(values)));
        Assert.Equal(field, problem.Key);
        Assert.Contains(words, problem.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void OverlongTexts_AreReportedTogether()
    {
        var values = SiteField.Values(new SiteSettings());
        values["Title"] = new string('x', 101);
        values["Description"] = new string('x', 301);
        Assert.Equal(["Description", "Title"], SiteRules.FormProblems(SiteField.Settings(values)).Keys.Order());
    }

    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#b3361e", "#b3361e", 1)]
    public void ContrastRatio_FollowsTheStandard(string one, string other, double ratio) => Assert.Equal(ratio, Contrast.Ratio(one, other), 0.01);

    [Theory]
    [InlineData("#ff8a6b", "#fbfaf8")]
    [InlineData("#ffffff", "#fbfaf8")]
    [InlineData("#000000", "#14161a")]
    [InlineData("#1f6feb", "#14161a")]
    public void SuggestedColor_HasEnoughContrast(string color, string page) =>
        Assert.True(Contrast.Ratio(Contrast.Nearest(color, page, SiteRules.LeastContrast), page) >= SiteRules.LeastContrast);
}
