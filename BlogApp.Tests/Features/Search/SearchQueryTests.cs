using BlogApp.Features.Search.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("redis", "\"redis\"*")]
    [InlineData("redis ", "\"redis\"")]
    [InlineData("r", "\"r\"")]
    [InlineData("redis streams", "\"redis\" AND \"streams\"*")]
    [InlineData("\"write ahead\" log", "\"write ahead\" AND \"log\"*")]
    [InlineData("write-ahead", "\"write ahead\"*")]
    [InlineData("数据库", "\"数 据 库\"")]
    [InlineData("缓", "\"缓\"")]
    [InlineData("Redis缓存", "\"redis\" AND \"缓 存\"")]
    [InlineData("ＳＱＬ　ｌｉｔｅ", "\"sql\" AND \"lite\"*")]
    [InlineData("“whole phrase”", "\"whole phrase\"")]
    [InlineData("a AND b OR NOT c", "\"a\" AND \"and\" AND \"b\" AND \"or\" AND \"not\" AND \"c\"")]
    [InlineData("NEAR(a b, 2)", "\"near a\" AND \"b\" AND \"2\"")]
    [InlineData("title:x* ^y", "\"title x\" AND \"y\"")]
    [InlineData("nul\0l", "\"nul\" AND \"l\"")]
    [InlineData("Łódź CAFÉ ", "\"lodz\" AND \"cafe\"")]
    [InlineData("โรงเรียน ", "\"โรงเรียน\"")]
    [InlineData("ภาษาไทย ", "(\"ภาษา ไทย\" OR \"ภาษาไทย\")")]
    [InlineData("ไทยredis ", "(\"ไทย redis\" OR \"ไทยredis\")")]
    [InlineData("검색 ", "\"검색\"*")]
    [InlineData("책 ", "\"책\"")]
    public void TypedText_Parsed_GivesQuotedWords(string typed, string expression) => Assert.Equal(expression, SearchQuery.Parse(typed).All);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"\"\"*()-+:^{}'")]
    [InlineData("\0\u0001\u200B")]
    [InlineData("\uD800")]
    public void TextWithoutWords_Parsed_GivesNoQuery(string? typed) => Assert.Null(SearchQuery.Parse(typed).All);

    [Fact]
    public void OverlongText_Parsed_IsCut() => Assert.InRange(SearchQuery.Parse(new string('x', 10_000)).Text.Length, 1, SearchQuery.LongestText);

    [Fact]
    public void ManyWords_Parsed_AreCutToTwelve() => Assert.Equal(12, SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 90))).All!.Split(" AND ").Length);

    [Fact]
    public void AnyOfTheWords_Queried_UsesPairsOfChineseCharacters() =>
        Assert.Equal("\"redis\" OR \"数 据\" OR \"据 库\"", SearchQuery.Parse("redis 数据库").Any);

    [Fact]
    public void AnyText_ParsedAgain_GivesTheSameQuery() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<string>(typed =>
    {
        var query = SearchQuery.Parse(typed);
        return query.Text.Length <= SearchQuery.LongestText && SearchQuery.Parse(query.Text).Text == query.Text;
    }));
}
