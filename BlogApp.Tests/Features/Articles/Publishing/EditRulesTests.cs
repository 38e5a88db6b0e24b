using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;

namespace BlogApp.Tests.Features.Articles.Publishing;

public sealed class EditRulesTests
{
    private static readonly ArticleEdit Good = new(null, 0, 1, "a-slug", "Title", "Excerpt", "Text", "en", ["one"]) { Details = new() };

    [Fact]
    public void ValidEdit_HasNoErrors() => Assert.Empty(EditRules.Check(Good));

    [Fact]
    public void InvalidFields_AreEachNamedWithTheirError()
    {
        var errors = EditRules.Check(new(null, 0, 1, "Bad Slug", " ", Long(1001), Long(EditRules.MaxMarkdown + 1), "english please", ["a/b"])
        {
            Details = new(CanonicalUrl: "javascript:alert(1)", Series: Long(201), Position: -1),
        });
        Assert.Equal(
            [EditField.CanonicalUrl, EditField.Excerpt, EditField.Language, EditField.Markdown, EditField.Position, EditField.Series, EditField.Slug, EditField.Tags, EditField.Title],
            errors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("The excerpt has 1,001 characters; 1,000 at most.", errors[EditField.Excerpt].ToString());
        Assert.Contains("2,000,001", errors[EditField.Markdown].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    [InlineData("a\ttab")]
    public void BlankOrMultilineTitle_IsInvalid(string title) => Assert.Equal([EditField.Title], EditRules.Check(Good with { Title = title }).Keys);

    [Fact]
    public void FieldLengths_AreLimitedToThoseOfTheColumns()
    {
        Assert.Empty(EditRules.Check(Good with { Title = Long(300), Excerpt = Long(1000), Slug = Long(200), Tags = [Long(60)] }));
        Assert.Equal(4, EditRules.Check(Good with { Title = Long(301), Excerpt = Long(1001), Slug = Long(201), Tags = [Long(61)] }).Count);
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("zh-CN", true)]
    [InlineData("sr-Latn-RS", true)]
    [InlineData("", false)]
    [InlineData("e", false)]
    [InlineData("en_US", false)]
    [InlineData("en\"><script>", false)]
    [InlineData("en\n", false)]
    public void Language_IsValid_IfItIsALanguageCode(string language, bool good) => Assert.Equal(good, EditRules.Check(Good with { Language = language }).Count == 0);

    [Theory]
    [InlineData("", true)]
    [InlineData("https://example.org/a?b=c#d", true)]
    [InlineData("http://例え.jp/", true)]
    [InlineData("/relative", false)]
    [InlineData("example.org", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("https://a b", false)]
    public void CanonicalUrl_IsValid_IfAbsolute(string url, bool good) =>
        Assert.Equal(good, EditRules.Check(Good with { Details = new(CanonicalUrl: url) }).Count == 0);

    [Theory]
    [InlineData("studio")]
    [InlineData("api")]
    [InlineData("media")]
    public void ReservedSlug_IsInvalidForAPage_ButValidForAnArticle(string slug)
    {
        Assert.Equal([EditField.Slug], EditRules.Check(Good with { Slug = slug, Kind = ArticleKind.Page }).Keys);
        Assert.Empty(EditRules.Check(Good with { Slug = slug }));
    }

    [Fact]
    public void Tags_AreLimitedInNumber_AndDuplicatesCountOnce()
    {
        Assert.Empty(EditRules.Check(Good with { Tags = [.. Enumerable.Range(0, EditRules.MaxTags).SelectMany(i => new[] { $"t{i}", $" T{i} " })] }));
        Assert.Equal([EditField.Tags], EditRules.Check(Good with { Tags = [.. Enumerable.Range(0, EditRules.MaxTags + 1).Select(i => $"t{i}")] }).Keys);
    }

    private static string Long(int length) => new('x', length);
}
