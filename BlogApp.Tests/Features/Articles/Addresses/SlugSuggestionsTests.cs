using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Tests.Features.Articles.Addresses;

public sealed class SlugSuggestionsTests
{
    private static readonly (string Slug, string Title)[] Articles =
    [
        ("counting-exactly-once", "Counting exactly once"),
        ("cron-in-plain-words", "Cron in plain words"),
        ("sqlite-in-wal-mode", "SQLite in WAL mode: what changes, and what does not"),
        ("why-incr-and-getset-lose-views", "Why INCR and GETSET lose views"),
        ("cache-stampede-tags-stale", "缓存的三件麻烦事：击穿、标签与过期后继续用"),
    ];

    [Theory]
    [InlineData("counting-exactly-onse", "counting-exactly-once")]
    [InlineData("Counting_Exactly_Once", "counting-exactly-once")]
    [InlineData("countng-exactly", "counting-exactly-once")]
    [InlineData("exactly-once", "counting-exactly-once")]
    [InlineData("sqlite", "sqlite-in-wal-mode")]
    [InlineData("wal-mode-sqlite", "sqlite-in-wal-mode")]
    [InlineData("getset", "why-incr-and-getset-lose-views")]
    [InlineData("cron", "cron-in-plain-words")]
    [InlineData("缓存击穿", "cache-stampede-tags-stale")]
    [InlineData("what-is-the-wal", "sqlite-in-wal-mode")]
    [InlineData("how-to-do-the-counting", "counting-exactly-once")]
    public void MisspelledSlug_Searched_FindsTheArticleFirst(string asked, string expected) => Assert.Equal(expected, Ask(asked).FirstOrDefault());

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("wp-login")]
    [InlineData("phpmyadmin")]
    [InlineData("xmlrpc")]
    [InlineData("zzzzzz")]
    // Words that say nothing are in common with many.
    [InlineData("what-and-why-and-in-what")]
    [InlineData("in-the-kitchen-and-in-the-garden")]
    public void UnrelatedText_Searched_FindsNothing(string asked) => Assert.Empty(Ask(asked));

    [Theory]
    [InlineData("the quick fox", "quick fox")]
    [InlineData("To be or not to be", "To be or not to be")]
    [InlineData("WHAT Redis Does", "Redis")]
    [InlineData("什么 是 缓存", "缓存")]
    [InlineData("", "")]
    public void StopWords_AreLeftOut_UnlessThereIsNothingElse(string words, string left) =>
        Assert.Equal(left, string.Join(' ', StopWords.Without(words.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [Fact]
    public void Suggestions_AreAtMostAsManyAsAskedFor()
    {
        var many = Enumerable.Range(1, 50).Select(i => ($"counting-{i}", $"Counting {i}"));
        Assert.Equal(5, SlugSuggestions.For("counting", many, a => a.Item1, a => a.Item2, 5).Count);
    }

    [Fact]
    public void VeryLongText_Searched_FindsNothing() => Assert.Empty(Ask(new string('q', 100_000)));

    private static IEnumerable<string> Ask(string asked) => SlugSuggestions.For(asked, Articles, a => a.Slug, a => a.Title, 5).Select(a => a.Slug);
}
