using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Reading;

public sealed class ReadingJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private const string Article = "/articles/counting-exactly-once";

    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true")];

    [Fact]
    public async Task SlashKey_FocusesTheSearch_WhichAnswersWhileTyping_AndByKeyboard()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/archive");
        await page.Keyboard.PressAsync("/");
        var box = page.Locator(".masthead .search-box input");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("role", "combobox");

        await box.PressSequentiallyAsync("waterm");
        var options = page.Locator(".masthead [role=option]");
        await Assertions.Expect(options.First).ToContainTextAsync("atermark");
        await Assertions.Expect(page.Locator(".masthead [role=option] mark").First).ToBeVisibleAsync();
        await box.PressAsync("ArrowDown");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await box.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".masthead [role=listbox]")).ToBeHiddenAsync();

        await box.FillAsync("有序");
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".masthead [role=option] mark").First).ToContainTextAsync("有序");
        await box.PressAsync("ArrowDown");
        await box.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/articles/"));
    }

    [Fact]
    public async Task MisspelledWord_IsCorrectedByAClick_WithoutScripts()
    {
        var page = await (await VisitorAsync(script: false)).NewPageAsync();
        await page.GotoAsync("/");
        await page.Locator(".masthead .search-box input").FillAsync("watremark");
        await page.Locator(".masthead .search-box button").ClickAsync();
        await page.Locator("main a", new() { HasTextString = "watermark" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".found li").First).ToContainTextAsync("atermark");
        await Assertions.Expect(page.Locator(".found mark").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ArticlePage_FollowsReadingInContentsAndProgressBar_AndCopiesCode()
    {
        var visitor = await VisitorAsync();
        await visitor.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Article);
        var links = page.Locator(".contents a");
        await Assertions.Expect(links.First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".contents a[aria-current]")).ToHaveCountAsync(0);

        await links.Last.ClickAsync();
        await Assertions.Expect(links.Last).ToHaveAttributeAsync("aria-current", "location");
        await Assertions.Expect(page.Locator(".contents a[aria-current]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".read-progress")).ToHaveAttributeAsync("style", new Regex(@"scaleX\((0\.[3-9]|1\))"));

        var figure = page.Locator("figure.code").First;
        await figure.Locator("button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(figure.Locator("button")).ToHaveTextAsync("Copied");
        await Assertions.Expect(page.Locator("body > [role=status]")).ToHaveTextAsync("Copied");
        Assert.Equal(await figure.Locator("code").TextContentAsync(), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }
}
