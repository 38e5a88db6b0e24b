using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed partial class SignInJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task StrangerOpeningTheStudio_SignsInFirst_AndReturnsToTheRequestedPage()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await SignInAsync(page, "/studio/articles?page=1", AdminEmail, "not the password at all");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("e-mail address or the password is wrong");
        await Assertions.Expect(page).ToHaveURLAsync(SignInPage());
        await Assertions.Expect(page.GetByLabel("Password", new() { Exact = true })).ToHaveValueAsync("");
        await Assertions.Expect(page.GetByLabel("E-mail")).ToHaveValueAsync(AdminEmail);

        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Server.Address, "/studio/articles?page=1").ToString());
        await InteractiveAsync(page);

        await page.GotoAsync("/account/profile");
        await InteractiveAsync(page);
        await page.Locator(".user-menu button").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" }).ClickAsync();
        // Not to the sign-in page of the page that was open.
        await Assertions.Expect(page).ToHaveURLAsync(Server.Address.ToString());
        await page.GotoAsync("/studio");
        await Assertions.Expect(page).ToHaveURLAsync(SignInPage());
    }

    [GeneratedRegex("/account/login")]
    private static partial Regex SignInPage();
}
