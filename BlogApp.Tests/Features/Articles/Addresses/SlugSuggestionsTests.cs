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
    public void Misspelling_FindsTheArticleFirst(string asked, string expected) => Assert.Equal(expected, Ask(asked).FirstOrDefault());

    [Theory]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("wp-login")]
    [InlineData("phpmyadmin")]
    [InlineData("xmlrpc")]
    [InlineData("zzzzzz")]
    public void SomethingElse_FindsNothing(string asked) => Assert.Empty(Ask(asked));

    [Fact]
    public void Suggestions_AreAtMostAsManyAsAskedFor()
    {
        var many = Enumerable.Range(1, 50).Select(i => ($"counting-{i}", $"Counting {i}"));
        Assert.Equal(5, SlugSuggestions.For("counting", many, a => a.Item1, a => a.Item2, 5).Count);
    }

    [Fact]
    public void VeryLongQuestion_IsAnswered() => Assert.Empty(Ask(new string('q', 100_000)));

    private static IEnumerable<string> Ask(string asked) => SlugSuggestions.For(asked, Articles, a => a.Slug, a => a.Title, 5).Select(a => a.Slug);
}
