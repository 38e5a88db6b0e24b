using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class UsersJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true")];

    [Fact]
    public async Task User_CanBeLockedFromTheRowMenu_ByKeyboard_OnlyAfterConfirmation()
    {
        var page = await AdminAsync("/admin/users");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a user" }).ClickAsync();
        await page.Locator("#user-name").FillAsync("An Author");
        await page.Locator("#user-email").FillAsync("locked@blog.test");
        await page.Locator("#user-password").FillAsync("some other words entirely");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this user" }).ClickAsync();
        var row = page.Locator("tbody tr", new() { HasText = "locked@blog.test" });
        var more = row.GetByRole(AriaRole.Button, new() { Name = "More for An Author" });

        await more.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var item = page.GetByRole(AriaRole.Menuitem, new() { Name = "Lock…" });
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(item).ToHaveCountAsync(0);
        await Assertions.Expect(more).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Choose(page, "Lock…");
        await Assertions.Expect(page.Locator(".mud-dialog")).ToContainTextAsync("Lock An Author (locked@blog.test)?");
        await Assertions.Expect(page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(0);
        await Assertions.Expect(row).ToContainTextAsync("Active");

        await more.ClickAsync();
        await item.ClickAsync();
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Locked");
    }

    [Fact]
    public async Task ImportedAuthor_BecomesOneWithAnAccount_ByKeyboard_AndReadersSeeItAtOnce()
    {
        var page = await AdminAsync("/admin/users");
        await AddAsync(page, "Jonas W.", "jonas@blog.test", "some other words entirely");
        Assert.Contains("Jonas Weber", await Server.Client.GetStringAsync("/authors/jonas-weber", Stop), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "More for Jonas Weber" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Choose(page, "Is one person with an account…");
        var dialog = page.GetByTestId("give");
        await Assertions.Expect(dialog).ToContainTextAsync("Which account is this author?");
        // Nothing is done without a choice.
        await page.GetByTestId("confirm").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose whose the articles become.");
        await dialog.GetByLabel("Which account is this author?").SelectOptionAsync(new SelectOptionValue { Label = "Jonas W. (jonas@blog.test)" });
        await page.GetByTestId("confirm").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "Jonas Weber" })).ToHaveCountAsync(0);

        Assert.Contains(">Jonas W.</h1>", await Server.Client.GetStringAsync("/authors/jonas-w", Stop), StringComparison.Ordinal);
        Assert.Equal("/authors/jonas-w", await MovedAsync("/authors/jonas-weber"));
    }

    [Fact]
    public async Task Name_RoleAndLink_AreChangedInDialogs_AndTheLinkSetsThePassword()
    {
        var page = await AdminAsync("/admin/users");
        await AddAsync(page, "Grace", "grace@blog.test", "some other words entirely");
        await OpenAsync(page, "Grace", "Name and role…");
        var edit = page.GetByTestId("edit-user");
        await edit.GetByLabel("Name").FillAsync("Grace Hopper");
        await edit.GetByLabel("Role").SelectOptionAsync(new SelectOptionValue { Label = "Admin: all that, and jobs and users" });
        await page.GetByTestId("save-user").ClickAsync();
        await Assertions.Expect(edit).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "Grace Hopper" })).ToContainTextAsync("Administrator");

        await OpenAsync(page, "Grace Hopper", "Link to set a password…");
        await page.GetByTestId("confirm").ClickAsync();
        var link = await page.GetByLabel("Link to set a password").InputValueAsync();
        await CloseAsync(page);
        using var grace = new FormBrowser(Server.Address);
        (await grace.FillAsync(new Uri(link).PathAndQuery, ("Form.Password", "a password of her own"), ("Form.Again", "a password of her own"))).Dispose();
        using var signedIn = await grace.SignInAsync("grace@blog.test", "a password of her own");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);

        // Her session ends, and she is gone.
        await OpenAsync(page, "Grace Hopper", "Sessions…");
        await Assertions.Expect(page.GetByTestId("sessions")).ToContainTextAsync("Firefox, Linux");
        await page.GetByTestId("end-all").ClickAsync();
        await Assertions.Expect(page.GetByTestId("no-sessions")).ToBeVisibleAsync();
        await CloseAsync(page);
        using var after = await grace.GetAsync("/studio/articles");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        await OpenAsync(page, "Grace Hopper", "Delete…");
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = "Grace Hopper" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task OwnAccount_OffersNeitherLockNorDeletion()
    {
        var page = await AdminAsync("/admin/users");
        await page.Locator("tbody tr", new() { HasText = AdminEmail }).GetByTestId("row-menu").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Sessions…" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete…" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Lock…" })).ToHaveCountAsync(0);
    }

    private static async Task CloseAsync(IPage page)
    {
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button).Last.FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(0);
    }

    private static async Task AddAsync(IPage page, string name, string email, string password)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a user" }).ClickAsync();
        await page.Locator("#user-name").FillAsync(name);
        await page.Locator("#user-email").FillAsync(email);
        await page.Locator("#user-password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add this user" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr", new() { HasText = email })).ToHaveCountAsync(1);
    }

    private static async Task OpenAsync(IPage page, string name, string item)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More for " + name, Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }).ClickAsync();
    }

    /// <summary>Goes down to the item and takes it.</summary>
    private static async Task Choose(IPage page, string name)
    {
        var item = page.GetByRole(AriaRole.Menuitem, new() { Name = name, Exact = true });
        await Assertions.Expect(item).ToBeVisibleAsync();
        for (var i = 0; i < 10 && !await item.EvaluateAsync<bool>("item => item === document.activeElement"); i++)
            await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(item).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task<string?> MovedAsync(string path)
    {
        using var answer = await Server.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
        return answer.StatusCode == HttpStatusCode.MovedPermanently ? answer.Headers.Location?.OriginalString : null;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
