using System.Collections.Concurrent;
using BlogApp.Tests.Components;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>The browser's console stays empty on every page, whatever is opened on it, and the content security policy blocks nothing.</summary>
public sealed class ConsoleJourney(Chromium chromium) : BrowserJourney(chromium, new())
{
    private const string Accent = "#116633", Refused = "refused by the policy: ";

    // Elements that a press may open: everything that is not a link and does not submit a form.
    private const string Openers = "#content :is(button:not([type=submit]), summary, [role=combobox], [aria-haspopup], .mud-input-adornment-icon-button):not(:disabled), #content tbody input[type=checkbox]";

    private readonly ConcurrentQueue<string> _said = new();

    // Everything that can be pressed is pressed.
    private protected override bool Apart => true;

    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true"), ("Site:Accent", Accent)];

    [Fact]
    public async Task StudioAndAdminPages_LogNothingToTheConsole_WhateverIsOpened()
    {
        var id = await Server.SqlAsync("SELECT Id FROM Article WHERE Slug = 'counting-exactly-once'");
        var page = await ListenAsync(await AdminAsync("/studio"));
        var opened = 0;
        foreach (var path in RegisteredRail.Rail.All.SelectMany(e => e.Others is { } others ? others.Prepend(e.Address) : [e.Address])
            .Concat(["/studio?range=24h", "/studio/machinery", "/studio/articles/new", $"/studio/articles/{id}", $"/studio/articles/{id}/revisions", "/studio/pages/new"]))
        {
            _said.Enqueue("at " + path);
            await page.GotoAsync(path);
            await InteractiveAsync(page);
            await Assertions.Expect(page.Locator("form[aria-busy]")).ToHaveCountAsync(0);
            opened += await PressAllAsync(page, path);
        }
        Assert.True(opened >= 8, $"Only {opened} presses opened anything: the journey has become blind.");
        AssertQuiet();
    }

    [Fact]
    public async Task ReaderAndAccountPages_LogNothingToTheConsole_AndHaveTheSiteAccent()
    {
        var page = await ListenAsync(await (await VisitorAsync()).NewPageAsync());
        foreach (var path in new[] { "/", "/articles/counting-exactly-once", "/authors/mira-lund", "/archive", "/hot", "/search?q=redis", "/about", "/account/login" })
        {
            _said.Enqueue("at " + path);
            await page.GotoAsync(path);
            Assert.Equal(Accent, await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--accent-light')"));
        }
        AssertQuiet();
    }

    [Fact]
    public async Task LostConnection_IsShownAndRestored_WithinTheContentPolicy()
    {
        var page = await ListenAsync(await AdminAsync("/studio/articles"));
        await page.ReloadAsync();
        await InteractiveAsync(page);
        await MarkAsync(page);
        await Server.KillAsync();
        await Assertions.Expect(page.Locator("#lost")).ToBeVisibleAsync();
        await Server.StartAgainAsync();
        await LoadedAnewAsync(page);
        Assert.DoesNotContain(_said, line => line.StartsWith(Refused, StringComparison.Ordinal));
    }

    /// <summary>Presses one button of each kind, and closes what it opened.</summary>
    /// <returns>The number of presses that opened something.</returns>
    private static async Task<int> PressAllAsync(IPage page, string path)
    {
        await page.EvaluateAsync("window.pressed = new Set()");
        var opened = 0;
        for (var i = 0; i < 40; i++)
        {
            // A press that changes the page gets an answer from the server. Any other press leaves nothing to wait for.
            var found = await page.EvaluateAsync<string?>($$"""
                async () => {
                  const nameOf = e => `${e.localName} ${e.className} ${e.textContent.trim()}`;
                  const next = [...document.querySelectorAll(`{{Openers}}`)].find(e => e.checkVisibility() && !window.pressed.has(nameOf(e)));
                  if (!next) return null;
                  window.pressed.add(nameOf(next));
                  const open = () => document.querySelectorAll('dialog[open], .mud-dialog, .mud-popover-open, [aria-expanded=true], details[open], form:popover-open').length;
                  const before = open();
                  next.focus();
                  next.click();
                  for (let i = 0; i < 20 && open() === before; i++) await new Promise(done => setTimeout(done, 25));
                  return open() > before ? 'opened' : 'pressed';
                }
                """);
            if (found is null)
                break;
            if (found == "opened")
                opened++;
            await page.Keyboard.PressAsync("Escape");
            if (new Uri(page.Url).PathAndQuery != path)
            {
                var pressed = await page.EvaluateAsync<string[]>("[...window.pressed]");
                await page.GotoAsync(path);
                await InteractiveAsync(page);
                await page.EvaluateAsync("pressed => { window.pressed = new Set(pressed) }", pressed);
            }
        }
        return opened;
    }

    private async Task<IPage> ListenAsync(IPage page)
    {
        page.Console += (_, message) =>
        {
            // The circuit logs its start and end, and the browser logs that an empty article was refused.
            if (!(message.Type == "info" && message.Text.Contains("Information: ", StringComparison.Ordinal)) && !message.Text.Contains("status of 422", StringComparison.Ordinal))
                _said.Enqueue(message.Text.StartsWith(Refused, StringComparison.Ordinal) ? message.Text : $"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _said.Enqueue("error: " + error);
        await page.AddInitScriptAsync($"document.addEventListener('securitypolicyviolation', e => console.error(`{Refused}${{e.effectiveDirective}} ${{e.blockedURI}} ${{e.sample}}`))");
        return page;
    }

    private void AssertQuiet() =>
        Assert.True(_said.All(line => line.StartsWith("at ", StringComparison.Ordinal)), string.Join('\n', _said));
}
