using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Addresses;

namespace BlogApp.Tests.Features.Articles.Addresses;

public sealed class AddressTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData("", 1)]
    [InlineData("1", 1)]
    [InlineData("12", 12)]
    [InlineData("999999999", 999999999)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("abc", null)]
    [InlineData("1.5", null)]
    [InlineData(" 2", null)]
    [InlineData("+2", null)]
    [InlineData("٣", null)]
    [InlineData("99999999999", null)]
    public void PageNumber_Parsed_AcceptsOnlyPlainPositiveNumbers(string? text, int? expected) => Assert.Equal(expected, PageNumber.Parse(text));

    [Theory]
    [InlineData("counting-exactly-once", true)]
    [InlineData("a", true)]
    [InlineData("2026", true)]
    [InlineData("缓存-三件事", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a.b", false)]
    [InlineData("a\0", false)]
    [InlineData("../x", false)]
    public void Slug_IsValid_IfLettersAndDigitsAreJoinedByHyphens(string slug, bool valid) => Assert.Equal(valid, SlugRules.IsValid(slug));

    [Fact]
    public void Slug_OfMoreThan200Letters_IsInvalid()
    {
        Assert.True(SlugRules.IsValid(new string('a', 200)));
        Assert.False(SlugRules.IsValid(new string('a', 201)));
    }

    [Theory]
    [InlineData("redis", true)]
    [InlineData("c#", true)]
    [InlineData("two words", true)]
    [InlineData("排版", true)]
    [InlineData("", false)]
    [InlineData("Redis", false)]
    [InlineData(" redis", false)]
    [InlineData("a/b", false)]
    [InlineData("a\nb", false)]
    public void TagName_IsValid_IfLowerCaseAndVisible(string name, bool valid) => Assert.Equal(valid, TagName.IsValid(name));

    [Fact]
    public void ReaderAddresses_EscapeTheirParts()
    {
        Assert.Equal("/tags/c%23", ReaderAddress.Tag("c#"));
        Assert.Equal("/tags/two%20words", ReaderAddress.Tag("two words"));
        Assert.Equal("/articles/%E7%BC%93%E5%AD%98", ReaderAddress.Article("缓存"));
        Assert.Equal("/archive", ReaderAddress.Page("/archive", 1));
        Assert.Equal("/archive?page=2", ReaderAddress.Page("/archive", 2));
        Assert.NotEqual(ReaderAddress.Cover("a", "#111111"), ReaderAddress.Cover("a", "#222222"));
    }
}
