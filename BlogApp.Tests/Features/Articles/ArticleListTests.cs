using BlogApp.Components.Charts;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Data.Articles;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Articles.Studio;
using BlogApp.Platform.Times;
using BlogApp.Tests.Features.Dashboard;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Articles;

public sealed class ArticleListTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, null, null, null, "", null, "Date", true, 1)]
    [InlineData(" redis ", "draft", "title", "3", "redis", ArticleState.Draft, "Title", false, 3)]
    [InlineData("", "DRAFT", "-title", "1", "", ArticleState.Draft, "Title", true, 1)]
    [InlineData(null, "3", "views", "-1", "", null, "Views", false, 1)]
    [InlineData(null, "draft,published", "7", "99999999999999", "", null, "Date", true, 1)]
    public void QueryString_SetsTheFilter_AndInvalidValuesAreIgnored(
        string? query, string? state, string? sort, string? page, string shownQuery, ArticleState? shownState, string column, bool descending, int shownPage) =>
        Assert.Equal(new ArticleFilter(shownQuery, shownState, Enum.Parse<ArticleColumn>(column), descending, shownPage), ArticleFilter.From(query, state, sort, page));

    [Theory]
    [InlineData("100%", new[] { "100% sure" })]
    [InlineData("a_b", new[] { "a_b" })]
    [InlineData(@"c:\", new[] { @"c:\temp" })]
    [InlineData("缓存", new[] { "关于缓存" })]
    [InlineData("SURE", new[] { "100% sure", "100 sure" })]
    [InlineData("' OR 1=1 --", new string[0])]
    public async Task Search_WithSqlWildcards_MatchesThemLiterally(string query, string[] titles)
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.AddAuthorAsync();
        foreach (var (title, i) in ((string[])["100% sure", "100 sure", "a_b", "axb", @"c:\temp", "关于缓存"]).Select((t, i) => (t, i)))
            await database.AddArticleAsync(author, $"article-{i}", Start.AddHours(i), article => article.Title = title);
        var list = await RunAsync(database, ArticleFilter.From(query, null, "date", null));
        Assert.Equal(titles, list.Rows.Select(r => r.Title));
        Assert.Equal(titles.Length, list.Total);
    }

    [Theory]
    [InlineData("views")]
    [InlineData("-date")]
    [InlineData("author")]
    [InlineData("state")]
    [InlineData("-comments")]
    public async Task Paging_ShowsEachArticleOnce_AndTheLastPagePastTheEnd(string sort)
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.AddAuthorAsync();
        for (var i = 0; i < 103; i++)
            await database.AddArticleAsync(author, $"article-{i}", Start);
        var pages = new List<ArticleList>();
        for (var page = 1; page <= 3; page++)
            pages.Add(await RunAsync(database, ArticleFilter.From(null, null, sort, $"{page}")));
        Assert.Equal([50, 50, 3], pages.Select(p => p.Rows.Count));
        Assert.Equal(103, pages.SelectMany(p => p.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Equal(3, (await RunAsync(database, ArticleFilter.From(null, null, sort, "99"))).Page);
    }

    [Theory]
    [InlineData(null, "-date")]
    [InlineData("date", "date")]
    [InlineData("-Comments", "-comments")]
    [InlineData("nonsense", "-date")]
    public void Sorting_Written_IsItsQueryStringValue(string? sort, string written) =>
        Assert.Equal(written, ArticleFilter.From(null, null, sort, null).SortText);

    [Fact]
    public async Task CommentCounts_IncludeApprovedOnly_AndSortTheList()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.AddAuthorAsync();
        var quiet = await database.AddArticleAsync(author, "quiet", Start);
        var loud = await database.AddArticleAsync(author, "loud", Start);
        await database.AddArticleAsync(author, "silent", Start);
        foreach (var (article, state) in ((long, string)[])[(quiet.Id, "Approved"), (loud.Id, "Approved"), (loud.Id, "Approved"), (quiet.Id, "Pending"), (quiet.Id, "Spam"), (quiet.Id, "Trash")])
            await database.ExecuteAsync($"INSERT INTO Comment (ArticleId, Name, Markdown, State, At) VALUES ({article}, 'Grace', 'Text', '{state}', '2026-01-01 00:00:00')");
        var list = await RunAsync(database, ArticleFilter.From(null, null, "-comments", null));
        Assert.Equal([("loud", 2), ("quiet", 1), ("silent", 0)], list.Rows.Select(r => (r.Slug, r.Comments)));
        Assert.Equal(["silent", "quiet", "loud"], (await RunAsync(database, ArticleFilter.From(null, null, "comments", null))).Rows.Select(r => r.Slug));
    }

    [Fact]
    public async Task StateCounts_FollowTheSearch_WhicheverStateIsShown()
    {
        await using var database = await TestDatabase.CreateAsync();
        var author = await database.AddAuthorAsync();
        await database.AddArticleAsync(author, "one", Start);
        await database.AddArticleAsync(author, "two", Start, article => article.State = ArticleState.Draft);
        await database.AddArticleAsync(author, "three", Start, article => (article.State, article.Title) = (ArticleState.Draft, "Other"));
        var list = await RunAsync(database, ArticleFilter.From("title of", "published", null, null));
        Assert.Equal("one", Assert.Single(list.Rows).Slug);
        Assert.Equal((1, 1), (list.Counts[ArticleState.Published], list.Counts[ArticleState.Draft]));
    }

    [Fact]
    public async Task Filters_NarrowByTagAuthorLanguageAndKind_AndExcludeTheTrash()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (ada, bob) = (await database.AddAuthorAsync(), await database.AddAuthorAsync("Bob"));
        await database.AddArticleAsync(ada, "one", Start, article => article.Tags.Add(new Tag { Name = "redis" }));
        await database.AddArticleAsync(bob, "two", Start, article => article.Language = "zh-CN");
        await database.AddArticleAsync(bob, "about", Start, article => article.Kind = ArticleKind.Page);
        await database.AddArticleAsync(bob, "gone", Start, article => article.State = ArticleState.Trash);
        Assert.Equal(["one"], await SlugsAsync(ArticleFilter.From(null, null, null, null, tag: " Redis ")));
        Assert.Equal(["two"], await SlugsAsync(ArticleFilter.From(null, null, null, null, author: $"{bob.Id}")));
        Assert.Equal(["two"], await SlugsAsync(ArticleFilter.From(null, null, null, null, language: "zh-CN")));
        Assert.Equal(["one", "two"], (await SlugsAsync(ArticleFilter.From(null, null, null, null, tag: "a/b", author: "x"))).Order());
        Assert.Equal(["about"], await SlugsAsync(ArticleFilter.From(null, null, null, null) with { Kind = ArticleKind.Page }));
        Assert.Equal(["gone"], await SlugsAsync(ArticleFilter.From(null, "trash", null, null)));
        var choices = await Query(database, TimeProvider.System).ChoicesAsync(ArticleKind.Article, TestContext.Current.CancellationToken);
        Assert.Equal(("Ada Bob", "redis", "en zh-CN"), (string.Join(' ', choices.Authors.Select(a => a.Name)), string.Join(' ', choices.Tags.Select(t => t.Name)), string.Join(' ', choices.Languages)));

        async Task<IEnumerable<string>> SlugsAsync(ArticleFilter filter) => (await RunAsync(database, filter)).Rows.Select(r => r.Slug);
    }

    [Fact]
    public async Task Trend_HasThirtyDays_AndYesterdayUpToTheSameTime()
    {
        await using var database = await TestDatabase.CreateAsync();
        var article = await database.AddArticleAsync(await database.AddAuthorAsync(), "one", Start);
        var time = new ManualTime(new(2026, 11, 21, 12, 30, 0, TimeSpan.Zero));
        var today = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        foreach (var (hours, views) in ((int, int)[])[(0, 3), (12, 4), (-24, 10), (-12, 8), (-11, 100), (-29 * 24, 5), (-29 * 24 - 1, 1000)])
            await database.ExecuteAsync($"INSERT INTO ArticleHour (ArticleId, Hour, Views) VALUES ({article.Id}, {today + hours * 3600}, {views})");
        await database.ExecuteAsync("UPDATE Article SET Views = 1130");
        var row = Assert.Single((await Query(database, time).RunAsync(
            ArticleFilter.From(null, null, "today", null), TestContext.Current.CancellationToken)).Rows);
        Assert.Equal((30, (long?)5, (long?)118, (long?)7), (row.Trend.Days.Count, row.Trend.Days[0], row.Trend.Days[^2], row.Trend.Days[^1]));
        // All of yesterday's first hour, half of the hour from 12 on, nothing after it.
        Assert.Equal(10 + 4, row.Trend.YesterdaySoFar);
    }

    [Fact]
    public async Task DayOnWhichTheServerDidNotRun_IsUnknownInATrend_AndOneWithoutViewsZero()
    {
        await using var database = await TestDatabase.CreateAsync();
        var article = await database.AddArticleAsync(await database.AddAuthorAsync(), "one", Start);
        var today = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        await database.ExecuteAsync($"INSERT INTO ArticleHour (ArticleId, Hour, Views) VALUES ({article.Id}, {today - 5 * 86_400}, 6)");
        await database.ExecuteAsync($"INSERT INTO PresenceMinute (Minute, Online) VALUES ({today - 4 * 86_400}, 0), ({today - 2 * 86_400}, 0), ({today}, 0)");
        var trend = Assert.Single((await Query(database, new ManualTime(new(2026, 11, 21, 12, 30, 0, TimeSpan.Zero))).RunAsync(ArticleFilter.From(null, null, null, null), TestContext.Current.CancellationToken)).Rows).Trend;
        Assert.Equal([null, 6, 0, null, 0, null, 0], trend.Days.TakeLast(7));
        Assert.Null(trend.YesterdaySoFar);
    }

    [Theory]
    [InlineData("UTC", "2026-11-21T12:30Z", 4)]
    [InlineData("Asia/Kolkata", "2026-11-21T18:45Z", 6)]
    [InlineData("America/New_York", "2026-11-21T12:30Z", 6)]
    // On its last Sunday in October the day has 25 hours there.
    [InlineData("Europe/Berlin", "2026-10-25T22:30Z", 4)]
    public async Task TrendOfToday_IsTheBlogsDay(string zone, string now, long expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        var article = await database.AddArticleAsync(await database.AddAuthorAsync(), "one", Start);
        var at = DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        var day = BlogDay.Of(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        foreach (var (hour, views) in ((long, int)[])[(day.Start - 3600, 100), (day.Start, 3), (day.End - 3600, (int)expected - 3), (day.End, 1000)])
            await database.ExecuteAsync($"INSERT INTO ArticleHour (ArticleId, Hour, Views) VALUES ({article.Id}, {hour}, {views})");
        var row = Assert.Single((await Query(database, new ManualTime(at), zone).RunAsync(ArticleFilter.From(null, null, "today", null), TestContext.Current.CancellationToken)).Rows);
        Assert.Equal((100, expected), (row.Trend.Days[^2], row.Trend.Days[^1]));
    }

    [Theory]
    [InlineData(0, 0, "", "same as yesterday")]
    [InlineData(3, 0, "▲ new", "▲ none yesterday")]
    [InlineData(3, 2, "▲ 50%", "▲ 50% on yesterday")]
    [InlineData(1, 2, "▼ 50%", "▼ 50% on yesterday")]
    [InlineData(40, 2, "▲ 20×", "▲ 20× yesterday")]
    public void ChangeOnYesterday_HasABriefAndAFullText(long today, long yesterday, string brief, string full) =>
        Assert.Equal((brief, full), ($"{ChangeText.Compare(today, yesterday).Brief}", $"{ChangeText.Compare(today, yesterday).Text}"));

    private static ArticleListQuery Query(TestDatabase database, TimeProvider time, string zone = "UTC") =>
        new(database.Contexts, new ArticleTrends(database.Get<IMinuteStore>(), SiteIn.Zone(zone)), new LiveArticleNumbers(new ScriptedFeed()), time);

    private static Task<ArticleList> RunAsync(TestDatabase database, ArticleFilter filter) =>
        Query(database, TimeProvider.System).RunAsync(filter, TestContext.Current.CancellationToken);
}
