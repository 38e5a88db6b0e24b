using BlogApp.Data.Articles;
using BlogApp.Data.Search;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Search.Index;
using BlogApp.Features.Search.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Search;

public sealed class SearchTests : IAsyncLifetime
{
    private SearchFixture _blog = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _blog = await SearchFixture.CreateAsync();
        await _blog.AddAsync("journal", "A journal for views", "Every view is appended to the write-ahead log. Café au lait. `SELECT` and **bold** words.");
        await _blog.AddAsync("redis", "Scripts", "Redis runs them one at a time. A journal is mentioned once.");
        await _blog.AddAsync("cache", "缓存三级", "数据先从内存读取，再从 Redis 读取，最后才到数据库。", a => a.Language = "zh-CN");
        await _blog.AddAsync("tagged", "Nothing to see", "Empty.", a => a.Tags.Add(new Tag { Name = "sql-数据" }));
        await _blog.AddAsync("code", "Names in code", "Call `snake_case_name` or GetOrCreateAsync in C# and .NET 10, not C++. Ｆｕｌｌ width, ﬁne print, m².");
    }

    [Theory]
    [InlineData("journal", "journal,redis")]
    [InlineData("JOURNAL", "journal,redis")]
    [InlineData("jour", "journal,redis")]
    [InlineData("jour ", "")]
    [InlineData("cafe", "journal")]
    [InlineData("\"ahead log\"", "journal")]
    [InlineData("select", "journal")]
    [InlineData("数", "tagged,cache")]
    [InlineData("数据库", "cache")]
    [InlineData("缓存", "cache")]
    [InlineData("读取", "cache")]
    [InlineData("redis 读取", "cache")]
    [InlineData("sql", "tagged")]
    [InlineData("snake_case_name", "code")]
    [InlineData("case_name", "code")]
    [InlineData("getorcreateasync", "code")]
    [InlineData("GetOr", "code")]
    [InlineData("C#", "code")]
    [InlineData(".NET", "code")]
    [InlineData("c# .net", "code")]
    [InlineData("full", "code")]
    [InlineData("ｆｕｌｌ", "code")]
    [InlineData("fine", "code")]
    [InlineData("m²", "code")]
    [InlineData("Redis内存", "cache")]
    [InlineData("-journal", "journal,redis")]
    [InlineData("^journal", "journal,redis")]
    [InlineData("journal*", "journal,redis")]
    [InlineData("body:journal", "")]
    [InlineData("journal NOT views", "")]
    [InlineData("(journal", "journal,redis")]
    [InlineData("🚀", "")]
    [InlineData("\u4E0D\u5B58", "")]
    public async Task Words_Searched_FindTheBestMatchesFirst(string typed, string slugs) =>
        Assert.Equal(slugs.Split(',', StringSplitOptions.RemoveEmptyEntries), await AllAsync(typed));

    [Theory]
    [InlineData("C#", "sharp")]
    [InlineData("c# ", "sharp")]
    [InlineData("C++", "plus")]
    [InlineData("F#", "fsharp")]
    [InlineData(".NET", "dot")]
    [InlineData(".net framework", "dot")]
    [InlineData("node.js", "node")]
    [InlineData("\"C# developer\"", "sharp")]
    public async Task NameWithItsSign_IsFoundExactly(string typed, string slug)
    {
        await using var blog = await SearchFixture.CreateAsync();
        await blog.AddAsync("many", "Many Categories", "a b c d e f g: C and F, a net, a framework, js of a node.");
        await blog.AddAsync("sharp", "Sharp", "A C# developer writes.");
        await blog.AddAsync("plus", "Plus", "They know C++17 well.");
        await blog.AddAsync("fsharp", "Functional", "Written in F#.");
        await blog.AddAsync("dot", "Dot", "The .NET framework.");
        await blog.AddAsync("node", "Node", "Runs on node.js (server).");
        var answer = await blog.Search.FindAsync(typed, 1, Cancelled);
        Assert.Equal([slug], answer.Hits.Select(hit => hit.Address.Split('/')[^1]));
        Assert.False(answer.Loose);
        Assert.DoesNotContain(answer.Hits.SelectMany(hit => hit.Title.Concat(hit.Snippet)), part => part.Text.Any(ExactTokens.IsHidden));
        // Without its sign it is a word like any.
        Assert.Contains("dot", await blog.FindAsync("net"));
        Assert.Contains("sharp", await blog.FindAsync("\"C developer\""));
    }

    [Theory]
    [InlineData("sorted set")]
    [InlineData("sorted set ")]
    [InlineData("sorted ")]
    [InlineData("sorted unheard ")]
    public async Task WordThatStandsInAnArticle_IsNotCorrected(string typed)
    {
        foreach (var i in Enumerable.Range(0, 9))
            await _blog.AddAsync($"started-{i}", "Started", "It started with a set.");
        await _blog.AddAsync("sorted", "Presence", "A sorted set.");
        var answer = await _blog.Search.FindAsync(typed, 1, Cancelled);
        Assert.Null(answer.Suggestion);
        if (!typed.Contains("unheard", StringComparison.Ordinal))
            Assert.Equal("/articles/sorted", Assert.Single(answer.Hits).Address);
    }

    [Fact]
    public async Task AuthorsName_FindsTheirArticles_AndFollowsTheName()
    {
        var grace = await _blog.Database.AddAuthorAsync("Grace Hopper");
        await _blog.AddAsync("by-grace", "Compilers", "text", a => a.AuthorId = grace.Id);
        await _blog.AddAsync("about-grace", "Imprint", "text", a => (a.AuthorId, a.Kind) = (grace.Id, ArticleKind.Page));
        Assert.Equal(["by-grace"], await _blog.FindAsync("grace hopper"));
        Assert.Equal("Grace Hopper", Assert.Single((await _blog.Search.FindAsync("compilers", 1, Cancelled)).Hits).Author);
        await _blog.Database.ExecuteAsync("UPDATE User SET DisplayName = 'Amazing Grace' WHERE Id = " + grace.Id);
        Assert.Equal(["by-grace"], await _blog.FindAsync("amazing"));
        await _blog.Database.ExecuteAsync($"UPDATE Article SET AuthorId = {_blog.Author.Id} WHERE Slug = 'by-grace'");
        Assert.Empty(await _blog.FindAsync("amazing grace"));
    }

    [Fact]
    public async Task Excerpt_IsProse_WhereMostOfTheWordsStandTogether_NeverCode()
    {
        var filler = string.Concat(Enumerable.Repeat("Some words that say nothing much. ", 30));
        await _blog.AddAsync("long", "Long", $"## A wombat heading\n\n{filler}\n\nHere a wombat meets a quokka, and **both** are [glad](/x).\n\n{filler}\n\n```js\nlet wombat = quokka;\n```\n");
        await _blog.AddAsync("coded", "Coded", "Only prose stands here.\n\n```sql\nSELECT numbat FROM zoo;\n```\n");
        var hit = Assert.Single((await _blog.Search.FindAsync("wombat quokka", 1, Cancelled)).Hits);
        var text = string.Concat(hit.Snippet.Select(part => part.Text));
        Assert.Contains("Here a wombat meets a quokka, and both are glad.", text, StringComparison.Ordinal);
        Assert.Equal(["wombat", "quokka"], hit.Snippet.Where(part => part.Marked).Select(part => part.Text));
        Assert.StartsWith("…", text, StringComparison.Ordinal);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 100, 320);
        Assert.Equal("Only prose stands here.", string.Concat(Assert.Single((await _blog.Search.FindAsync("numbat", 1, Cancelled)).Hits).Snippet.Select(part => part.Text)));
    }

    [Fact]
    public async Task Snippet_MarksTheMatches_AndIsPlainText()
    {
        await _blog.AddAsync("script", "<script>alert(1)</script>", "Some `<b>needle</b>` in text & more.");

        var hit = Assert.Single((await _blog.Search.FindAsync("needle", 1, Cancelled)).Hits);

        Assert.Equal("<script>alert(1)</script>", Assert.Single(hit.Title).Text);
        Assert.Equal(["needle"], hit.Snippet.Where(p => p.Marked).Select(p => p.Text));
        Assert.Contains("<b>", hit.Snippet[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnpublishedArticle_IsNeverFound()
    {
        await _blog.AddAsync("draft", "Secret one", "hidden", a => a.State = ArticleState.Draft);
        await _blog.AddAsync("planned", "Secret two", "hidden", a => a.State = ArticleState.Scheduled);
        await _blog.AddAsync("ahead", "Secret three", "hidden", a => a.PublishedAt = _blog.Time.GetUtcNow().AddMinutes(5).UtcDateTime);
        await _blog.AddAsync("trash", "Secret four", "hidden", a => a.State = ArticleState.Trash);

        Assert.Empty(await _blog.FindAsync("secret"));
        Assert.Empty(await _blog.FindAsync("hidden"));

        _blog.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["ahead"], await _blog.FindAsync("secret"));
    }

    [Fact]
    public async Task SitePage_IsFound_UnderItsOwnAddress()
    {
        await _blog.AddAsync("imprint", "Imprint", "Responsible person", a => a.Kind = ArticleKind.Page);

        var hit = Assert.Single((await _blog.Search.FindAsync("responsible", 1, Cancelled)).Hits);

        Assert.Equal("/imprint", hit.Address);
        Assert.True(hit.IsPage);
    }

    [Fact]
    public async Task PublishingAndUnpublishing_ChangeTheResultsAtOnce()
    {
        var article = await _blog.AddAsync("late", "Late", "zebra");
        Assert.Equal(["late"], await _blog.FindAsync("zebra"));

        await _blog.Commands.UnpublishAsync(article.Id, article.Version, Actor.Author(_blog.Author.Id), Cancelled);
        Assert.Empty(await _blog.FindAsync("zebra"));

        await _blog.Commands.PublishAsync(article.Id, article.Version + 1, Actor.Author(_blog.Author.Id), Cancelled);
        Assert.Equal(["late"], await _blog.FindAsync("zebra"));
    }

    [Fact]
    public async Task EqualMatches_TheNewerComesFirst()
    {
        await _blog.AddAsync("older", "Twin", "quokka", a => a.PublishedAt = _blog.Time.GetUtcNow().AddDays(-9).UtcDateTime);
        await _blog.AddAsync("newer", "Twin", "quokka");

        Assert.Equal(["newer", "older"], await _blog.FindAsync("quokka"));
    }

    [Theory]
    [InlineData("jurnal ", "journal")]
    [InlineData("scirpts ", "scripts")]
    [InlineData("readis ", "redis")]
    [InlineData("journals ", "journal")]
    [InlineData("jounral ", "journal")]
    [InlineData("jorunl ", "journal")]
    [InlineData("memtioned", "mentioned")]
    public async Task MisspelledWord_GetsASuggestion(string typed, string meant)
    {
        var answer = await _blog.Search.FindAsync(typed, 1, Cancelled);

        Assert.Empty(answer.Hits);
        Assert.Equal(meant, answer.Suggestion);
    }

    [Fact]
    public async Task WordOnlyInUnpublishedArticles_IsNeitherSuggestedNorTakenAsCorrect()
    {
        foreach (var i in Enumerable.Range(0, 5))
        {
            await _blog.AddAsync($"draft-{i}", "Jurnal", "jurnal kangaroo", a => a.State = ArticleState.Draft);
            await _blog.AddAsync($"ahead-{i}", "Wallaroo", "wallaroo", a => a.PublishedAt = _blog.Time.GetUtcNow().AddDays(1).UtcDateTime);
        }

        Assert.Equal("journal", (await _blog.Search.FindAsync("jurnal ", 1, Cancelled)).Suggestion);
        Assert.Null((await _blog.Search.FindAsync("kangaro ", 1, Cancelled)).Suggestion);
        Assert.Null((await _blog.Search.FindAsync("walaroo ", 1, Cancelled)).Suggestion);
    }

    /// <summary>Scoring thousands of articles for a meaningless word would take longer than anyone waits.</summary>
    [Fact]
    public async Task VeryFrequentWord_FindsTitleMatchesFirst_ThenTheNewestArticles()
    {
        await _blog.AddAsync("oldest", "The platypus", "Speaks of it");
        await _blog.Database.ExecuteAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
            INSERT INTO Article (Slug, Title, Excerpt, Markdown, Language, AuthorId, State, CreatedAt, UpdatedAt, PublishedAt, Version, Views, Readers, Featured, Position)
            SELECT 'n-' || i, 'Number ' || i, '', 'A platypus', 'en', {_blog.Author.Id}, 'Published', '2026-01-01 00:00:00', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 1, 0, 0, 0, 0 FROM n
            """);
        await _blog.Index.UpdateAsync(20, Cancelled);

        var answer = await _blog.Search.FindAsync("platypus", 1, Cancelled);

        Assert.Equal(SearchQueries.Most, answer.Total);
        Assert.Equal("/articles/oldest", answer.Hits[0].Address);
        var others = answer.Hits.Skip(1).Select(hit => int.Parse(hit.Address["/articles/n-".Length..], System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(others, number => Assert.InRange(number, 700, 1200));

        // Apart from the order, scores stay as the text deserves: similar articles are found by them.
        await using var context = await _blog.Database.Contexts.CreateDbContextAsync(Cancelled);
        var matches = await _blog.Database.Get<ISearchIndexReader>().FindAsync(context, "platypus", 30, Cancelled);
        Assert.True(matches[0].Titled);
        Assert.Single(matches, match => match.Titled);
        Assert.All(matches, match => Assert.InRange(match.Score, -50, 0));
    }

    [Fact]
    public async Task NoArticleWithAllWords_PartialMatchesAreShown_AndMarkedAsLoose()
    {
        var answer = await _blog.Search.FindAsync("redis unicorn ", 1, Cancelled);

        Assert.True(answer.Loose);
        Assert.Equal(["redis", "cache"], answer.Hits.Select(h => h.Address.Split('/')[^1]).OrderDescending());
    }

    [Fact]
    public async Task ManyResults_ArePaged_AndPagesBeyondTheEndGiveTheLast()
    {
        for (var i = 0; i < 23; i++)
            await _blog.AddAsync($"many-{i}", $"Number {i}", "wombat");

        var first = await _blog.Search.FindAsync("wombat", 1, Cancelled);
        var last = await _blog.Search.FindAsync("wombat", 3, Cancelled);

        Assert.Equal((10, 3, 23), (first.Hits.Count, first.Pages, first.Total));
        Assert.Equal(3, last.Hits.Count);
        foreach (var beyond in new[] { 4, 100_000 })
            Assert.Equal((3, 3), ((await _blog.Search.FindAsync("wombat", beyond, Cancelled)).Number, (await _blog.Search.FindAsync("wombat", beyond, Cancelled)).Hits.Count));
    }

    [Fact]
    public void AnyText_Searched_IsAnswered() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<string>(typed =>
        _blog.Search.FindAsync(typed, 1, Cancelled).AsTask().GetAwaiter().GetResult().Hits.Count <= SearchQueries.PageSize));

    [Theory]
    [InlineData("\"")]
    [InlineData("a\"b\"c\"")]
    [InlineData("NEAR(a b) AND * OR")]
    [InlineData("{title body} : x")]
    [InlineData("'; DROP TABLE Article; --")]
    [InlineData("\0\0")]
    [InlineData("ﷺ ½ ﬁ")]
    [InlineData("𠀀𠀁")]
    [InlineData("\uFFFE \uDC00")]
    [InlineData("́")]
    public async Task QuerySyntax_Searched_DoesNotThrow(string typed)
    {
        await _blog.Search.FindAsync(typed, 1, Cancelled);
        await _blog.Search.FindAsync(string.Concat(Enumerable.Repeat(typed, 2000)), 1, Cancelled);
    }

    private async Task<IReadOnlyList<string>> AllAsync(string typed)
    {
        var answer = await _blog.Search.FindAsync(typed, 1, Cancelled);
        return answer.Loose ? [] : [.. answer.Hits.Select(h => h.Address.Split('/')[^1])];
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();
}
