using BlogApp.Features.Articles.Samples;

namespace BlogApp.Tests.Features.Articles.Samples;

public sealed class FrontMatterTests
{
    private const string Good = "---\ntitle: \"A: b\"\nslug: a-b\nexcerpt: Why.\nauthor: Mira Lund\ndaysAgo: 3\nat: \"08:30\"\nlanguage: en\ntags: [redis, counting, redis]\n---\n\nBody\n\n---\n\nMore\n";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void ValidFrontMatter_Read_GivesAllFieldsAndTheText(string lineEnd)
    {
        var article = FrontMatter.Read("a.md", Good.ReplaceLineEndings(lineEnd));

        Assert.Equal(("a-b", "A: b", "Why.", "Mira Lund", 3, new TimeOnly(8, 30), "en"), (article.Slug, article.Title, article.Excerpt, article.Author, article.DaysAgo, article.At, article.Language));
        Assert.Equal(["redis", "counting"], article.Tags);
        Assert.Equal("Body\n\n---\n\nMore\n", article.Markdown);
    }

    [Theory]
    [InlineData("---\n", "")]
    [InlineData("slug: a-b", "slug: A b")]
    [InlineData("slug: a-b\n", "")]
    [InlineData("title: \"A: b\"", "title: A: b")]
    [InlineData("title: \"A: b\"", "title: ''")]
    [InlineData("daysAgo: 3", "daysAgo: -1")]
    [InlineData("daysAgo: 3", "daysAgo: soon")]
    [InlineData("\"08:30\"", "\"8.30\"")]
    [InlineData("[redis", "[Redis")]
    [InlineData("language: en", "lang: en")]
    [InlineData("language: en", "language: en\nlanguage: de")]
    public void InvalidFrontMatter_Read_NamesTheFile(string right, string wrong)
    {
        var error = Assert.Throws<FormatException>(() => FrontMatter.Read("a.md", Good.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.StartsWith("a.md", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "2026-03-07T08:30:00Z")]
    [InlineData(0, "2026-03-10T06:00:00Z")]
    public void PublishedAt_CountsBackFromToday_AndIsNeverInTheFuture(int daysAgo, string expected)
    {
        var article = FrontMatter.Read("a.md", Good) with { DaysAgo = daysAgo };

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, article.PublishedAt(new(2026, 3, 10, 6, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("Mira Lund", "mira.lund")]
    [InlineData("林晓", "u6797u6653")]
    [InlineData("  J. D. Smith-Kay ", "j.d.smith.kay")]
    public void UserName_OfSampleAuthor_HasOnlyPlainLetters(string name, string userName) => Assert.Equal(userName, SampleAuthor.UserName(name));
}
