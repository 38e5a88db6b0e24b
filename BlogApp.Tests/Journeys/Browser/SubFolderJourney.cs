using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Features.Media;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>The whole blog at /blog of a host that has another application at its root.</summary>
public sealed partial class SubFolderJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    // Whatever an element of the page leads to or loads.
    private const string OutsideOfThePage = """
        () => [...document.querySelectorAll('[href], [src], [action], [formaction], [poster]')].flatMap(e => ['href', 'src', 'action', 'formaction', 'poster']
            .filter(name => e.hasAttribute(name)).map(name => new URL(e.getAttribute(name), document.baseURI)))
            .filter(url => url.origin === location.origin && url.pathname !== '/blog' && !url.pathname.startsWith('/blog/')).map(url => url.href)
        """;

    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true"), ("Network:PathBase", "/blog")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task BlogInAFolder_IsReadSearchedAndWritten_WithoutARequestOutside(bool strips)
    {
        await using var proxy = await FolderProxy.StartAsync(Server.Address, "/blog", strips);
        var visitor = await VisitorAsync();
        var page = await visitor.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        // A reader.
        await page.GotoAsync(new Uri(proxy.Address, "/blog/").ToString());
        await Assertions.Expect(page.Locator("html[data-stream=on]")).ToHaveCountAsync(1);
        Assert.Empty(await page.EvaluateAsync<string[]>(OutsideOfThePage));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("redis");
        await Assertions.Expect(page.Locator(".masthead [role=option]").Last).ToHaveTextAsync("All results");
        Assert.Empty(await page.EvaluateAsync<string[]>(OutsideOfThePage));
        await page.Locator(".masthead [role=option]").First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Article());
        await Assertions.Expect(page.Locator("html[data-stream=on]")).ToHaveCountAsync(1);
        await page.Locator(".menu .links a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".menu .links a.active")).ToHaveCountAsync(1);

        // The Studio: every entry of the rail.
        await SignInAsync(page, new Uri(proxy.Address, "/blog/studio").ToString(), AdminEmail, AdminPassword);
        await InteractiveAsync(page);
        var entries = await page.Locator("[data-key]").EvaluateAllAsync<string[]>("all => all.map(e => e.href)");
        Assert.InRange(entries.Length, 8, 30);
        foreach (var entry in entries)
        {
            await page.Locator($"[data-key][href='{new Uri(entry).AbsolutePath}']").ClickAsync();
            await Assertions.Expect(page.Locator($"[data-key][href='{new Uri(entry).AbsolutePath}'][aria-current=page]")).ToHaveCountAsync(1);
            Assert.Empty(await page.EvaluateAsync<string[]>(OutsideOfThePage));
        }

        // An article, with a picture.
        await page.GotoAsync(new Uri(proxy.Address, "/blog/studio/articles/new").ToString());
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
        await page.Locator("#title").FillAsync(strips ? "Stripped" : "Kept");
        await page.Locator("#markdown").FillAsync("A [link](/archive) and ");
        await page.Locator("#markdown").FocusAsync();
        await page.Keyboard.PressAsync("Control+Shift+KeyG");
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Put in a picture" }).Locator("[data-files]")
            .SetInputFilesAsync(new FilePayload { Name = "fox.png", MimeType = "image/png", Buffer = SamplePictures.Png(40, 30, seed: (byte)(strips ? 1 : 2)) });
        await Assertions.Expect(page.Locator("#markdown")).ToHaveValueAsync(Picture());
        await Assertions.Expect(page.Locator("[data-preview] .prose img")).ToHaveCountAsync(1);
        Assert.StartsWith("/blog/media/", await page.Locator("[data-preview] .prose img").GetAttributeAsync("src"), StringComparison.Ordinal);
        Assert.Equal("/blog/archive", await page.Locator("[data-preview] .prose a").First.GetAttributeAsync("href"));
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await Assertions.Expect(page.Locator("[data-badge]")).ToHaveTextAsync("Published");
        await Assertions.Expect(page).ToHaveURLAsync(Editor());
        Assert.Empty(await page.EvaluateAsync<string[]>(OutsideOfThePage));

        // As its readers see it, from an address that knows nothing of the folder in the stored text.
        await page.GotoAsync(new Uri(proxy.Address, "/blog/articles/" + (strips ? "stripped" : "kept")).ToString());
        Assert.StartsWith("/blog/media/", await page.Locator(".prose img").First.GetAttributeAsync("src"), StringComparison.Ordinal);
        Assert.Equal(0, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Markdown LIKE '%/blog/media%'"));
        Assert.Empty(await page.EvaluateAsync<string[]>(OutsideOfThePage));

        // And out again.
        await page.GotoAsync(new Uri(proxy.Address, "/blog/admin/jobs").ToString());
        await InteractiveAsync(page);
        await page.Locator(".user-menu button").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Your profile" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(proxy.Address, "/blog/account/profile").ToString());
        // The address changes before the page does.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your profile");
        await InteractiveAsync(page);
        await page.Locator(".user-menu button").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(proxy.Address, "/blog/").ToString());
        await Eventually.Is(async () => (await visitor.CookiesAsync()).All(cookie => cookie.Name != "blog"));
        await page.GotoAsync(new Uri(proxy.Address, "/blog/studio").ToString());
        await Assertions.Expect(page).ToHaveURLAsync(SignIn());

        Assert.DoesNotContain(proxy.Outside, path => path != "/favicon.ico");
        Assert.Empty(errors);
    }

    [GeneratedRegex("/blog/account/login")]
    private static partial Regex SignIn();

    [GeneratedRegex("/blog/articles/")]
    private static partial Regex Article();

    [GeneratedRegex("/blog/studio/articles/[0-9]+$")]
    private static partial Regex Editor();

    [GeneratedRegex(@"!\[\]\(/media/\w+\.\w+\)")]
    private static partial Regex Picture();
}
