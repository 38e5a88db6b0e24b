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
    [InlineData("\"conting\" journal ", "\"counting\" journal")]
    [InlineData("Cofé ", "cafe")]
    public void MisspelledWord_IsCorrected(string typed, string corrected) => Assert.Equal(corrected, Words.Correct(SearchQuery.Parse(typed), []));

    [Theory]
    [InlineData("counting ")]
    [InlineData("cafe ")]
    [InlineData("Café ")]
    [InlineData("xyzzy ")]
    [InlineData("jurnal ")]
    [InlineData("co ")]
    [InlineData("coun")]
    [InlineData("2024 ")]
    [InlineData("数据库")]
    public void CorrectOrUnknownWord_IsLeftUnchanged(string typed) => Assert.Null(Words.Correct(SearchQuery.Parse(typed), []));

    [Fact]
    public void WordThatSomeArticleUses_IsNoMistake_HoweverRareItIs() => Assert.Null(Words.Correct(SearchQuery.Parse("rediss "), ["rediss"]));

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "xabc", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "", 0)]
    public void EditDistance_CountsChanges(string left, string right, int distance) => Assert.Equal(distance, EditDistance.Compute(left, right, 5));
}
