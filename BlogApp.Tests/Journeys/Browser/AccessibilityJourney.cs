using System.Text.Json;
using BlogApp.Tests.Support;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>Every page by the rules of WCAG 2.2 AA that a program can check (axe), light and dark, wide and narrow; and by keyboard alone.</summary>
public sealed class AccessibilityJourney(Chromium chromium) : BrowserJourney(chromium)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private static readonly (int Width, int Height) Desktop = (1280, 900), Phone = (390, 844);

    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true"), ("Comments:QuickestSeconds", "0")];

    [Fact]
    public async Task ReaderAndAccountPages_HaveNoViolations()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/");
        var article = await page.Locator("main a[href^='/articles/']").First.GetAttributeAsync("href");
        await page.GotoAsync(article!);
        var tag = await page.Locator("main a[href^='/tags/']").First.GetAttributeAsync("href");
        await CommentAsync(page, article!);
        var found = new List<string>();
        foreach (var path in new[] { "/", "/?page=2", article!, article + "/comments", article + "/comments/new", tag!, "/archive", "/hot", "/search", "/search?q=redis", "/search?q=zzzzzz",
            "/about", "/no-such-page", "/account/login" })
        {
            await page.GotoAsync(path);
            await CheckAsync(page, path, found);
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task TheInterfaceInChinese_HasNoViolations()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.SetExtraHTTPHeadersAsync([new("Accept-Language", "zh-CN")]);
        var found = new List<string>();
        foreach (var path in new[] { "/", "/hot" })
        {
            await page.GotoAsync(path);
            await CheckAsync(page, path, found);
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task StudioAndAdminPages_HaveNoViolations()
    {
        var visitor = await (await VisitorAsync()).NewPageAsync();
        await visitor.GotoAsync("/");
        await CommentAsync(visitor, (await visitor.Locator("main a[href^='/articles/']").First.GetAttributeAsync("href"))!);
        var page = await AdminAsync("/studio");
        var found = new List<string>();
        foreach (var path in new[] { "/studio", "/studio?range=24h", "/studio/articles", "/studio/articles/new", "/studio/pages", "/studio/pages/new", "/studio/media", "/studio/comments",
            "/studio/comments?state=approved", "/admin/jobs", "/admin/tasks", "/admin/content", "/admin/system", "/admin/users", "/admin/settings", "/admin/menu", "/admin/banner", "/account/password" })
        {
            await page.GotoAsync(path);
            if (!path.StartsWith("/account", StringComparison.Ordinal))
                await InteractiveAsync(page);
            await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
            await CheckAsync(page, path, found);
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("/", false)]
    [InlineData("/hot", false)]
    [InlineData("/studio/articles", true)]
    [InlineData("/studio/comments", true)]
    public async Task TheTabKey_ReachesEverything_AlwaysShowsWhereItIs_AndIsNeverCaught(string path, bool studio)
    {
        IPage page;
        if (studio)
        {
            page = await AdminAsync(path);
        }
        else
        {
            page = await (await VisitorAsync()).NewPageAsync();
            await page.GotoAsync(path);
        }
        await page.EvaluateAsync("window.walked = new Set(); document.activeElement?.blur()");
        var unseen = new List<string>();
        for (var i = 0; i < 400; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var step = await page.EvaluateAsync<string>("""
                () => {
                  const here = document.activeElement;
                  if (!here || here === document.body || window.walked.has(here)) return 'end';
                  window.walked.add(here);
                  const style = getComputedStyle(here), box = here.getBoundingClientRect();
                  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
                  return marked && box.width > 0 && box.height > 0 ? '' : here.outerHTML.slice(0, 120);
                }
                """);
            if (step == "end")
                break;
            if (step.Length > 0)
                unseen.Add(step);
        }
        Assert.True(unseen.Count == 0, "Without a mark: " + string.Join('\n', unseen));
        var missed = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('main :is(a[href], button, input, select, textarea):not([tabindex="-1"], [disabled])')]
              .filter(e => e.checkVisibility({ visibilityProperty: true }) && !window.walked.has(e) && e.type !== 'hidden' && e.type !== 'radio').map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.True(missed.Length == 0, "Not reached: " + string.Join('\n', missed));
    }

    private static async Task CommentAsync(IPage page, string article)
    {
        await page.GotoAsync(article + "/comments/new");
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("A *comment* with `code` and https://example.org");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Grace");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your comment has arrived.")).ToBeVisibleAsync();
    }

    private static async Task CheckAsync(IPage page, string path, List<string> found)
    {
        foreach (var (scheme, size) in new[] { (ColorScheme.Light, Desktop), (ColorScheme.Dark, Desktop), (ColorScheme.Dark, Phone), (ColorScheme.Light, Phone) })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(size.Width, size.Height);
            if (!await page.EvaluateAsync<bool>("'axe' in window"))
                await page.EvaluateAsync(Axe);
            var violations = await page.EvaluateAsync<JsonElement>("""
                () => axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'] })
                  .then(result => result.violations.map(v => `${v.id}: ${v.nodes.length} × ${v.nodes[0].target.join(' ')} ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].any[0]?.message ?? v.help}`))
                """);
            found.AddRange(violations.EnumerateArray().Select(v => $"{path} {scheme} {size.Width}: {v.GetString()}"));
        }
    }
}
