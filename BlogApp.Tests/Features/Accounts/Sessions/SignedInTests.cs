using System.Net;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Features.Accounts.Users;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Accounts.Sessions;

/// <summary>Cookies and their sessions, as requests meet them; and passwords that others chose.</summary>
public sealed class SignedInTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Other = "quite another long one";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SigningOut_EndsTheSession_SoThatACopyOfTheCookieOpensNothing()
    {
        var (browser, email) = await SomeoneAsync();
        using var thief = Copy(browser);
        Assert.True(await InAsync(thief));
        using (var page = await browser.GetAsync("/studio/articles"))
        {
            var token = (await FormBrowser.HtmlAsync(page)).QuerySelector("form[action='/account/logout'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            (await browser.PostAsync("/account/logout", ("__RequestVerificationToken", token))).Dispose();
        }
        Assert.False(await InAsync(thief));
        Assert.Empty(await SessionsAsync(email));
        // The dead cookie is taken away, so that the browser gets what all readers get.
        Assert.False(thief.Has("blog"));
    }

    [Fact]
    public async Task EndedSession_OpensNothingMore_AndTheOtherGoesOn()
    {
        var (one, email) = await SomeoneAsync();
        using var two = await server.SignedInAsync(email);
        var sessions = await SessionsAsync(email);
        Assert.Equal(2, sessions.Count);
        Assert.All(sessions, session => Assert.Equal("Firefox, Linux", session.Device));
        await server.Accounts.Get<UserSessions>().EndAsync(sessions[0].UserId, sessions[1].Id);
        Assert.Equal([false, true], new[] { await InAsync(one), await InAsync(two) }.Order());
    }

    [Fact]
    public async Task ChangedPassword_BeginsAnotherSession()
    {
        var (browser, email) = await SomeoneAsync();
        var before = Assert.Single(await SessionsAsync(email));
        (await browser.FillAsync("/account/password", ("Form.Current", AccountsServer.Password), ("Form.Password", Other), ("Form.Again", Other))).Dispose();
        var after = Assert.Single(await SessionsAsync(email));
        Assert.NotEqual(before.Id, after.Id);
        Assert.True(await InAsync(browser));
    }

    [Fact]
    public async Task ChangedPassword_SignsOutTheOthersAtOnce()
    {
        var (browser, email) = await SomeoneAsync();
        using var other = await server.SignedInAsync(email);
        (await browser.FillAsync("/account/password", ("Form.Current", AccountsServer.Password), ("Form.Password", Other), ("Form.Again", Other))).Dispose();
        Assert.True(await InAsync(browser));
        Assert.False(await InAsync(other));
    }

    [Fact]
    public async Task LockedUser_IsSignedOutAtOnce()
    {
        var (browser, email) = await SomeoneAsync();
        var admin = (await server.Accounts.WithAsync(users => users.FindByEmailAsync(AccountsServer.Admin)))!.Id;
        Assert.Null(await server.Accounts.Get<UserChanges>().SetLockedAsync((await UserAsync(email)).Id, locked: true, admin, Stop));
        Assert.False(await InAsync(browser));
    }

    [Fact]
    public async Task PasswordThatAnAdminChose_OpensNothingUntilItIsChanged()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        Assert.True((await server.Accounts.Users.AddAsync(email, "New", AccountsServer.Password, [Role.Author, Role.Admin], by: 0)).Succeeded);
        using var browser = await server.SignedInAsync(email);
        foreach (var path in (string[])["/studio", "/studio/articles?state=draft", "/admin/users", "/account/profile"])
        {
            using var led = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, led.StatusCode);
            Assert.StartsWith("/account/password?returnUrl=", led.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
        using (var upload = await browser.PostAsync("/api/media"))
            Assert.Equal(HttpStatusCode.Unauthorized, upload.StatusCode);
        using (var home = await browser.GetAsync("/"))
            Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        using (var changed = await browser.FillAsync("/account/password?returnUrl=%2Fstudio%2Farticles", ("Form.Current", AccountsServer.Password), ("Form.Password", Other), ("Form.Again", Other)))
            Assert.NotNull((await FormBrowser.HtmlAsync(changed)).QuerySelector("a[href='/studio/articles']"));
        Assert.True(await InAsync(browser));
        using var anew = server.Open();
        (await anew.SignInAsync(email, Other)).Dispose();
        Assert.True(await InAsync(anew));
    }

    [Fact]
    public async Task LinkToSetAPassword_WorksOnce_AlsoFromTheConsole()
    {
        var (browser, email) = await SomeoneAsync();
        var (status, output) = await server.Blog.CommandAsync("accounts", "reset-link", email);
        Assert.Equal(0, status);
        var link = output.Split('\n').Single(line => line.Contains("/account/reset?token=", StringComparison.Ordinal)).Trim();
        var path = new Uri(link).PathAndQuery;
        using var visitor = server.Open();
        using (var page = await visitor.GetAsync(path))
            Assert.Equal("no-referrer", (await FormBrowser.HtmlAsync(page)).QuerySelectorAll("meta[name=referrer]")[^1].GetAttribute("content"));
        using (var weak = await visitor.FillAsync(path, ("Form.Password", email), ("Form.Again", email)))
            Assert.Contains("Must not be the e-mail address.", (await FormBrowser.HtmlAsync(weak)).Body!.TextContent, StringComparison.Ordinal);
        using (var set = await visitor.FillAsync(path, ("Form.Password", Other), ("Form.Again", Other)))
            Assert.Contains("Your password is set", (await FormBrowser.HtmlAsync(set)).Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await InAsync(browser));
        using (var again = await visitor.GetAsync(path))
            Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        using var signedIn = await visitor.SignInAsync(email, Other);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task ConsoleAskedForAnUnknownAccount_SaysSo()
    {
        var (status, output) = await server.Blog.CommandAsync("accounts", "reset-link", "nobody@example.org");
        Assert.Equal(1, status);
        Assert.Contains("There is no account with this e-mail address.", output, StringComparison.Ordinal);
    }

    private async Task<(FormBrowser Browser, string Email)> SomeoneAsync()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await server.Accounts.AddAsync(email, Role.Author);
        return (await server.SignedInAsync(email), email);
    }

    private FormBrowser Copy(FormBrowser browser)
    {
        var copy = server.Open();
        foreach (Cookie cookie in browser.Cookies.GetAllCookies())
            copy.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        return copy;
    }

    private static async Task<bool> InAsync(FormBrowser browser)
    {
        using var page = await browser.GetAsync("/studio/articles");
        return page.StatusCode == HttpStatusCode.OK;
    }

    private async Task<BlogUser> UserAsync(string email) => (await server.Accounts.WithAsync(users => users.FindByEmailAsync(email)))!;

    private async Task<IReadOnlyList<UserSession>> SessionsAsync(string email) => await server.Accounts.Get<UserSessions>().ListAsync((await UserAsync(email)).Id, Stop);
}
