using BlogApp.Features.Search.Queries;

namespace BlogApp.Tests.Features.Search;

public sealed class VocabularyTests
{
    private static readonly Vocabulary Words = new([new("counting", 40), new("watermark", 12), new("redis", 9), new("journal", 8), new("cafe", 5), new("reads", 4), new("jurnal", 1)]);

    [Theory]
    [InlineData("conting ", "counting")]
    [InlineData("watremark ", "watermark")]
    [InlineData("watermrak exactly ", "watermark exactly")]
    [InlineData("Rediss ", "redis")]
    [InlineData("jurnal ", "journal")]
    [InlineData("\"conting\" journal ", "\"counting\" journal")]
    [InlineData("Cofé ", "cafe")]
    public void MisspeltWord_IsCorrected(string typed, string corrected) => Assert.Equal(corrected, Words.Correct(SearchQuery.Parse(typed)));

    [Theory]
    [InlineData("counting ")]
    [InlineData("cafe ")]
    [InlineData("Café ")]
    [InlineData("xyzzy ")]
    [InlineData("co ")]
    [InlineData("coun")]
    [InlineData("2024 ")]
    [InlineData("数据库")]
    public void GoodOrUnknownWord_IsLeft(string typed) => Assert.Null(Words.Correct(SearchQuery.Parse(typed)));

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "xabc", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "", 0)]
    public void Distance_CountsSlips(string left, string right, int distance) => Assert.Equal(distance, EditDistance.Of(left, right, 5));
}
