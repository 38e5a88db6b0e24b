using System.Globalization;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Reading;

/// <summary>What Lighthouse asks of a page: accessible at both themes and widths, painted after one style sheet, described, still; also with content far longer than any author means to write.</summary>
public sealed class PageQualityJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private const string Slug = "article-1";
    private static readonly string Word = string.Concat(Enumerable.Repeat("Donaudampfschifffahrt", 12));
    private static readonly string Title = "A title of many words " + string.Concat(Enumerable.Repeat("and more of them ", 12)) + Word[..60];

    private static readonly string Markdown = $"""
        A paragraph with {Word} and `{Word}`.

        ## {Title}

        ```csharp
        var wide = "{Word}{Word}";
        ```

            indented {Word}{Word}

        ### A table

        | {Word} | b | c | d |
        | --- | --- | --- | --- |
        | {Word} | {Word} | {Word} | {Word} |

        $${string.Concat(Enumerable.Range(1, 60).Select(i => $"x_{i}+"))}y$$

        $$\nosuchcommand {Word}{Word}$$

        ```mermaid
        graph LR
        {string.Concat(Enumerable.Range(1, 14).Select(i => $"n{i}[A node with a long name {i}] --> n{i + 1}\n"))}
        ```

        > A quote with a [link](https://example.org/{Word}) and a footnote.[^1]

        [^1]: {Word}
        """;

    private static readonly string Comment = $"A comment.\n\n```\n{Word}{Word}\n```\n\n    {Word}{Word}\n\n> {Word}\n\n1. {Word}\n";

    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true"), ("Comments:QuickestSeconds", "0"), ("Site:Accent", "#0a5c8a"), ("Site:AccentDark", "#7fc4f0")];

    [Fact]
    public async Task LongContent_HasNoViolations_AtBothThemesAndWidths()
    {
        var page = await WrittenAsync();
        var found = new List<string>();
        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            if (path == "/articles/" + Slug)
            {
                await page.Locator("#comments").ScrollIntoViewIfNeededAsync();
                await Assertions.Expect(page.Locator(".comment pre").First).ToBeVisibleAsync();
            }
            foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Light, 320), (ColorScheme.Dark, 390) })
            {
                await Axe.CheckAsync(page, path, found, scheme, width, 900);
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var over)
                    found.Add($"{path} {width}: {over} px too wide");
                found.AddRange((await page.EvaluateAsync<string[]>("""
                    [...document.querySelectorAll('main *')].filter(e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0)
                      .map(e => `cannot be scrolled by keyboard: ${e.outerHTML.slice(0, 80)}`)
                    """)).Select(text => $"{path} {width}: {text}"));
            }
        }
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }

    [Fact]
    public async Task EveryReaderPage_IsDescribed_WaitsForOneStyleSheet_AndStandsStill()
    {
        var page = await WrittenAsync();
        var found = new List<string>();
        // Once before, so that what is measured is no server's first page.
        foreach (var path in Paths)
            await page.GotoAsync(path);
        foreach (var width in new[] { 390, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var path in Paths)
            {
                string[] wrong = [];
                // A busy browser paints a page that it has half received, and then it moves; one that moves each time is wrong.
                for (var load = 0; load == 0 || (load < 3 && wrong is [var one] && one.StartsWith("moves", StringComparison.Ordinal)); load++)
                {
                    await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
                    await Assertions.Expect(page.Locator("html[data-stream=on]")).ToHaveCountAsync(1);
                    wrong = await page.EvaluateAsync<string[]>(Ask, path == NotHere);
                }
                found.AddRange(wrong.Select(text => string.Create(CultureInfo.InvariantCulture, $"{path} {width}: {text}")));
            }
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task StyleSheet_IsSmall_KeptForAYear_AndStillServedUnderAFormerAddress()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/articles/counting-exactly-once");
        var address = await page.Locator("link[rel=stylesheet]").GetAttributeAsync("href");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        using var answer = await Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(("br", "public, max-age=31536000, immutable"), (answer.Content.Headers.ContentEncoding.Single(), answer.Headers.CacheControl!.ToString()));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, 2_000, 9_500);
        using var former = await Server.Client.GetAsync(new Uri("/css/text.0123456789.css", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("no-cache", former.Headers.CacheControl!.ToString());
        var styles = await former.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(".prose", styles, StringComparison.Ordinal);
        Assert.DoesNotContain("/*", styles, StringComparison.Ordinal);
        using var unknown = await Server.Client.GetAsync(new Uri("/css/other.0123456789.css", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, unknown.StatusCode);
        // The site's own accent holds, although its style stands before the sheet.
        Assert.Equal("#0a5c8a", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--accent-light').trim()"));
    }

    private const string NotHere = "/articles/counting-exactly";
    private const string Tag = "a-tag-of-sixty-characters-which-is-as-long-as-a-tag-may-be";

    private static string[] Paths => ["/", "/articles/" + Slug, "/articles/counting-exactly-once", "/archive", "/tags", "/tags/" + Tag, "/search", "/search?q=paragraph", "/hot", NotHere, "/about", "/series/a-series"];

    /// <summary>A reader's page, on a blog with an article and a comment of everything that is too long.</summary>
    private async Task<IPage> WrittenAsync()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        if (await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = '" + Slug + "'") > 0)
            return page;
        await Server.AddArticlesAsync(3);
        await ExecuteAsync("UPDATE Article SET Title = $title, Excerpt = $title, Markdown = $text, PublishedAt = datetime('now', '-1 minutes') WHERE Slug = 'article-1'");
        await ExecuteAsync("INSERT INTO Tag (Name) VALUES ('" + Tag + "'); INSERT INTO ArticleTag (ArticlesId, TagsId) SELECT a.Id, t.Id FROM Article a, Tag t WHERE a.Slug GLOB 'article-*' AND t.Name = '" + Tag + "'");
        await ExecuteAsync("INSERT INTO Series (Slug, Title) VALUES ('a-series', $title); UPDATE Article SET SeriesId = (SELECT Id FROM Series WHERE Slug = 'a-series') WHERE Slug GLOB 'article-*'");
        await Server.StopAsync();
        await Server.StartAgainAsync();
        await page.GotoAsync($"/articles/{Slug}/comments/new");
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync(Comment);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Grace");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your comment has arrived.")).ToBeVisibleAsync();
        await ExecuteAsync("UPDATE Comment SET State = 'Approved'");
        return page;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Server.DataDirectory, "blog.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$title", Title);
        command.Parameters.AddWithValue("$text", Markdown);
        await command.ExecuteNonQueryAsync();
    }

    private const string Ask = """
        async missing => {
          const wrong = [], $ = selector => [...document.querySelectorAll(selector)];
          const one = selector => { const all = $(selector); if (all.length !== 1) wrong.push(`${all.length} × ${selector}`); return all[0]; };
          if ($('link[rel=stylesheet]').length !== 1) wrong.push(`${$('link[rel=stylesheet]').length} style sheets`);
          for (const entry of performance.getEntriesByType('resource').filter(e => e.renderBlockingStatus === 'blocking' && !/\.css$/.test(e.name))) wrong.push(`waits for ${entry.name}`);
          for (const script of $('script[src]')) if (!script.defer && !script.async && script.type !== 'module') wrong.push(`waits for ${script.src}`);
          if (!document.doctype || document.compatMode !== 'CSS1Compat') wrong.push('no doctype');
          if (!document.documentElement.lang) wrong.push('no language');
          one('title'); one('h1'); one('main'); one('meta[charset]');
          if (!/width=device-width/.test(one('meta[name=viewport]')?.content)) wrong.push('no viewport');
          if (!missing) {
            if (!(one('meta[name=description]')?.content.length >= 10)) wrong.push('no description');
            if (!/^https?:\/\//.test(one('link[rel=canonical]')?.href)) wrong.push('no canonical address');
          } else if (!one('meta[name=robots][content=noindex]')) wrong.push('search engines may keep it');
          for (const picture of $('img')) {
            if (!picture.hasAttribute('alt')) wrong.push(`no alt: ${picture.src}`);
            if (!picture.hasAttribute('width') || !picture.hasAttribute('height')) wrong.push(`no size: ${picture.src}`);
          }
          let level = 0;
          for (const heading of $('h1, h2, h3, h4, h5, h6').filter(h => !h.closest('.prose'))) {
            const now = +heading.tagName[1];
            if (level && now > level + 1) wrong.push(`${heading.tagName} after H${level}`);
            level = now;
          }
          for (const link of $('a[href]')) if (!link.textContent.trim() && !link.getAttribute('aria-label') && !link.closest('[aria-hidden]') && link.getAttribute('aria-hidden') !== 'true') wrong.push(`a link without words: ${link.outerHTML.slice(0, 80)}`);
          for (const text of $('body *')) if (text.childNodes.length && [...text.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && text.checkVisibility() && parseFloat(getComputedStyle(text).fontSize) < 11.5) wrong.push(`too small: ${text.outerHTML.slice(0, 80)}`);
          const moved = await new Promise(done => {
            const all = [], keep = entries => all.push(...entries.filter(e => !e.hadRecentInput));
            const watch = new PerformanceObserver(list => keep(list.getEntries()));
            watch.observe({ type: 'layout-shift', buffered: true });
            requestAnimationFrame(() => requestAnimationFrame(() => { keep(watch.takeRecords()); done(all); }));
          });
          const sum = moved.reduce((sum, e) => sum + e.value, 0);
          const rect = r => `${r.x},${r.y} ${r.width}×${r.height}`;
          if (sum > .02) wrong.push(`moves by ${sum.toFixed(3)}: ${moved.flatMap(e => e.sources).map(s => `${s.node?.nodeName} ${s.node?.className ?? s.node?.textContent} from ${rect(s.previousRect)} to ${rect(s.currentRect)}`).join('; ')}`);
          return wrong;
        }
        """;
}
