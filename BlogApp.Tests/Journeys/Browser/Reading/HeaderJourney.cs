using System.Globalization;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Reading;

/// <summary>The header of reader pages, as wide as a phone and as a desk, with few links and many, a short name and a long one, in both languages.</summary>
public sealed class HeaderJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private const string ShortName = "BlogApp";
    private const string LongName = "The Quarterly Journal of Careful Counting and Caching!";
    private const string LongChineseName = "一个名字很长的博客写计数缓存实时统计定时任务以及那些无论发生什么故障都永远不会丢失也不会重复的每一次阅读和它们的读者";

    private static readonly int[] Widths = [320, 360, 390, 600, 768, 899, 900, 1000, 1024, 1099, 1100, 1280, 1440, 1600];

    private static readonly string[] Titles =
        ["Archive", "Hot", "About", "Photography", "Long reads", "Newsletter", "版权页", "Uses", "Now", "Projects", "Speaking", "联系我们", "A title of sixty characters, which is as long as one may be!", "Guestbook", "Imprint"];

    [Theory]
    [InlineData(0, ShortName)]
    [InlineData(0, LongName)]
    [InlineData(3, ShortName)]
    [InlineData(3, LongChineseName)]
    [InlineData(7, ShortName)]
    [InlineData(7, LongName)]
    [InlineData(15, LongName)]
    [InlineData(15, LongChineseName)]
    public async Task Header_IsOneRowAndTheStrip_WithoutOverlapsOrOverflow_AndCoversNothing(int links, string name)
    {
        await StartAsync(links, name);
        var found = new List<string>();
        foreach (var language in new[] { "en", "zh-CN" })
        {
            var page = await (await VisitorAsync()).NewPageAsync();
            await page.SetExtraHTTPHeadersAsync([new("Accept-Language", language)]);
            await page.GotoAsync("/archive");
            // The menu is never empty: without a menu of its own a blog has the default one.
            if (links == 0)
                await page.EvaluateAsync("document.querySelector('.menu').remove()");
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, 800);
                var problems = await page.EvaluateAsync<string[]>(Look, links);
                found.AddRange(problems.Select(problem => string.Create(CultureInfo.InvariantCulture, $"{language} {width}: {problem}")));
            }
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task Menu_OpensByKeyboard_AndCloses_AtEveryWidth()
    {
        await StartAsync(15, LongName);
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/archive");
        foreach (var (width, first) in new[] { (390, "Archive"), (1024, "Newsletter"), (1600, "Newsletter") })
        {
            await page.SetViewportSizeAsync(width, 800);
            var button = page.Locator(".menu summary");
            await Assertions.Expect(button).ToHaveAccessibleNameAsync(width < 900 ? "Menu" : "More");
            await button.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Locator(".menu details a", new() { HasTextString = first })).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator(".menu details[open]")).ToHaveCountAsync(0);
            await Assertions.Expect(button).ToBeFocusedAsync();
        }
        await page.SetViewportSizeAsync(390, 800);
        await page.Locator("body").PressAsync("/");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/search$"));
    }

    [Fact]
    public async Task ScriptsDisabled_MenuOpensAndLeadsOn_AndNothingIsShownThatNeedsAScript()
    {
        await StartAsync(7, LongName);
        await Server.AddArticlesAsync(1);
        var page = await (await VisitorAsync(script: false)).NewPageAsync();
        foreach (var width in new[] { 390, 1280 })
        {
            await page.SetViewportSizeAsync(width, 800);
            // Kept for all, rendered for each, not found, and with a name like a file's.
            foreach (var path in new[] { "/", "/articles/article-1", "/articles/article-1/comments/new", "/search?q=text", "/no-such-page", "/no-such-file.png" })
            {
                await page.GotoAsync(path);
                await Assertions.Expect(page.Locator(".theme-switch")).ToBeHiddenAsync();
                Assert.DoesNotMatch(@"(^|\s)[–—-]\s*(views?|readers?|reading|here)", await page.Locator("body").InnerTextAsync());
                Assert.DoesNotContain("–", await page.EvaluateAsync<string>("[...document.querySelectorAll('.live-number')].map(e => getComputedStyle(e, '::before').content + e.textContent).join()"), StringComparison.Ordinal);
                Assert.Equal(0, await page.Locator(".live-number:visible").Filter(new() { HasNotTextRegex = new("^[0-9,]+$") }).CountAsync());
            }
            await page.Locator(".menu summary").ClickAsync();
            await page.Locator(".menu details a", new() { HasTextString = "版权页" }).ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/link-7$"));
        }
    }

    private async Task StartAsync(int links, string name)
    {
        await Server.StopAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Server.DataDirectory, "blog.db")};Mode=ReadWrite"))
        {
            await connection.OpenAsync();
            await using var clear = connection.CreateCommand();
            clear.CommandText = "DELETE FROM MenuItem";
            await clear.ExecuteNonQueryAsync();
            for (var i = 0; links > 3 && i < links; i++)
            {
                await using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO MenuItem (Position, Title, Address) VALUES ($at, $title, $address)";
                command.Parameters.AddWithValue("$at", i);
                command.Parameters.AddWithValue("$title", Titles[i]);
                command.Parameters.AddWithValue("$address", i == 0 ? "/archive" : string.Create(CultureInfo.InvariantCulture, $"/link-{i + 1}"));
                await command.ExecuteNonQueryAsync();
            }
        }
        await Server.StartAgainAsync(("Site:Title", name));
    }

    // Closed, then open: what is wrong, in words.
    private const string Look = """
        links => {
          const wrong = [], wide = innerWidth >= 900, head = document.querySelector('.masthead'), details = head.querySelector('details');
          const box = e => e.getBoundingClientRect();
          const seen = selector => [...head.querySelectorAll(selector)].filter(e => e.checkVisibility() && box(e).width > 0);
          for (const open of [false, true]) {
            if (details) details.open = open;
            else if (open) break;
            const say = text => wrong.push((open ? 'open: ' : '') + text);
            const parts = seen('.site-name, .links li, summary, .search-link, .search-box, .theme-switch, .live-strip');
            if (document.documentElement.scrollWidth > innerWidth) say(`${document.documentElement.scrollWidth - innerWidth} px too wide`);
            for (const part of parts) {
              if (box(part).left < -1 || box(part).right > innerWidth + 1) say(`${part.className || part.tagName} leaves the screen`);
              for (const other of parts) {
                const a = box(part), b = box(other);
                if (part !== other && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) say(`${part.className || part.tagName} on ${other.className || other.tagName}`);
              }
            }
            const row = parts.filter(e => !e.matches('.live-strip, .theme-switch')).map(box);
            if (Math.max(...row.map(r => r.top)) >= Math.min(...row.map(r => r.bottom))) say('more than one row');
            if (!open && box(head).height > 105) say(`${box(head).height} px high`);
            if (document.querySelector('main').getBoundingClientRect().top < box(head).bottom - 1) say('lies over the content');
            const theme = seen('.theme-switch')[0];
            if (!theme || box(theme).right < innerWidth - 60 && innerWidth < 1160) say('the theme switch is not at the end');
            if (seen('.site-name').length !== 1 || box(seen('.site-name')[0]).width < 90) say('the name is squeezed');
            if (seen('.live-strip').length !== 1) say('no strip');
            if (seen(wide ? '.search-box' : '.search-link').length !== 1) say('no search');
            if (!links) continue;
            const inRow = seen('.links li');
            if (inRow.length !== (wide ? Math.min(5, links) : 0)) say(`${inRow.length} links in the row`);
            const short = inRow.filter(li => li.textContent.trim().length < 12 && li.firstElementChild.scrollWidth > li.firstElementChild.clientWidth + 1);
            if (short.length) say(`cut off: ${short.map(li => li.textContent.trim())}`);
            const button = seen('summary').length;
            if (button !== (!wide || links > 5 ? 1 : 0)) say(`${button} buttons`);
            if (open && button) {
              const listed = seen('details li').filter(li => box(li).bottom <= box(head).bottom + 1);
              if (listed.length !== (wide ? links - 5 : links)) say(`${listed.length} links behind the button`);
            }
          }
          if (details) details.open = false;
          return wrong;
        }
        """;
}
