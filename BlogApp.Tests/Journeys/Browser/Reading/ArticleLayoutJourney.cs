using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Reading;

/// <summary>What stands beside an article's text, and what follows it.</summary>
public sealed class ArticleLayoutJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true")];

    [Theory]
    [InlineData("/articles/counting-exactly-once")]
    [InlineData("/articles/flash-sale-without-overselling")]
    [InlineData("/articles/before-you-retry")]
    public async Task ContentsAndFacts_StayBesideTheText_AndEndWithIt(string article)
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync(article);
        foreach (var (width, height) in new[] { (1100, 700), (1440, 900), (1600, 1000), (1440, 400) })
        {
            await page.SetViewportSizeAsync(width, height);
            var found = await page.EvaluateAsync<string[]>("""
                async () => {
                  const wrong = new Set(), box = e => e.getBoundingClientRect();
                  for (let y = 0; y <= document.documentElement.scrollHeight; y += innerHeight / 3) {
                    scrollTo({ top: y, behavior: 'instant' });
                    await new Promise(requestAnimationFrame);
                    for (const beside of document.querySelectorAll('.contents, .live-facts'))
                      for (const after of document.querySelectorAll('.prose, .article-foot, .related, .comments'))
                        if (box(beside).bottom > box(after).top + 1 && box(beside).top < box(after).bottom - 1 && box(beside).left < box(after).right && box(beside).right > box(after).left)
                          wrong.add(`${beside.className} on ${after.className}`);
                    const text = box(document.querySelector('.prose'));
                    const facts = box(document.querySelector('.live-facts'));
                    if (facts.top > innerHeight * .9 && text.top < 0 && text.bottom > innerHeight) wrong.add('the facts do not stick');
                  }
                  return [...wrong];
                }
                """);
            Assert.True(found.Length == 0, $"{width}×{height}: {string.Join(", ", found)}");
        }
    }

    [Theory]
    [InlineData("blockquote")]
    [InlineData("ul><li")]
    public async Task DeepNesting_LeavesTheTextItsWidth(string element)
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.SetViewportSizeAsync(320, 700);
        await page.GotoAsync("/articles/counting-exactly-once");
        var width = await page.EvaluateAsync<double>("element => { const text = document.querySelector('.prose'); text.innerHTML = `<${element}>`.repeat(40) + '<p>Words that are read</p>'; return text.querySelector('p').getBoundingClientRect().width; }", element);
        Assert.InRange(width, 120, 320);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page runs off the side of a phone.");
    }

    [Fact]
    public async Task ManyHeadings_ContentsFollowTheReading()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/articles/flash-sale-without-overselling");
        await page.SetViewportSizeAsync(1440, 300);
        await page.Locator(".prose :is(h2, h3)").Last.ScrollIntoViewIfNeededAsync();
        await page.Mouse.WheelAsync(0, 150);
        var current = page.Locator(".contents a[aria-current]");
        await Assertions.Expect(current).ToHaveCountAsync(1);
        await Eventually.Is(() => current.EvaluateAsync<bool>("""
            link => {
              const list = link.closest('.contents');
              if (list.scrollHeight <= list.clientHeight) return true;
              const a = link.getBoundingClientRect(), b = list.getBoundingClientRect();
              return list.scrollTop > 0 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
            }
            """), what: "the current heading is in sight");
    }

    [Fact]
    public async Task LongTitles_AreCutOffWhereOthersStandBeside()
    {
        var words = string.Join(' ', Enumerable.Repeat("A very long title that goes on", 9));
        await Server.AddArticlesAsync(3);
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Server.DataDirectory, "blog.db")};Mode=ReadWrite"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Article SET Title = $title, PublishedAt = datetime('now', '-' || substr(Slug, 9) || ' minutes') WHERE Slug GLOB 'article-[0-9]*'";
            command.Parameters.AddWithValue("$title", words);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        // Nobody told the server: a page beyond the cached first ones is read now, an article's own as well.
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/articles/article-2");
        foreach (var width in new[] { 320, 390, 768, 1024, 1440 })
        {
            await page.SetViewportSizeAsync(width, 800);
            foreach (var title in await page.Locator(".neighbors .title").AllAsync())
                Assert.InRange((await title.BoundingBoxAsync())!.Height, 10, 3 * 30);
        }
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator(".lead h2")).ToHaveTextAsync(words);
        foreach (var width in new[] { 320, 390, 768, 1024, 1440 })
        {
            await page.SetViewportSizeAsync(width, 800);
            Assert.InRange((await page.Locator(".lead h2").BoundingBoxAsync())!.Height, 30, 3 * 50);
            Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        }
    }
}
