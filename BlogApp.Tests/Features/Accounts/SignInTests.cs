using System.Net;
using BlogApp.Data.Accounts;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Accounts;

/// <summary>The real server with an admin from its settings and an author, and as many attempts as the tests need.</summary>
public sealed class AccountsServer : IAsyncLifetime
{
    public const string Admin = "admin@example.org", Author = "author@example.org", Password = "correct horse battery staple";

    internal BlogServer Blog { get; private set; } = null!;

    internal AccountServices Accounts { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Blog = await BlogServer.StartAsync(
            ("Bootstrap:AdminEmail", Admin), ("Bootstrap:AdminPassword", Password), ("Bootstrap:SampleContent", "true"), ("Accounts:SignInsPerMinute", "1000"));
        Accounts = new AccountServices(Path.Combine(Blog.DataDirectory, "blog.db"));
        await Accounts.AddAsync(Author, Role.Author);
    }

    internal FormBrowser Open() => new(Blog.Address);

    internal async Task<FormBrowser> SignedInAsync(string email)
    {
        var browser = Open();
        using var answer = await browser.SignInAsync(email, Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await Accounts.DisposeAsync();
        await Blog.DisposeAsync();
    }
}

public sealed class SignInTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Theory]
    [InlineData("/account/login", "/studio")]
    [InlineData("/account/login?returnUrl=%2Fstudio%2Farticles%3Fstate%3Ddraft", "/studio/articles?state=draft")]
    [InlineData("/account/login?returnUrl=https%3A%2F%2Fevil.example", "/studio")]
    [InlineData("/account/login?returnUrl=%2F%2Fevil.example", "/studio")]
    public async Task RightPassword_SignsIn_AndRedirectsToTheReturnUrlOnThisSiteOnly(string path, string target)
    {
        using var browser = server.Open();
        using var answer = await browser.SignInAsync(AccountsServer.Admin, AccountsServer.Password, path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(target, new Uri(server.Blog.Address, answer.Headers.Location!).PathAndQuery);
        Assert.Equal(server.Blog.Address.Authority, new Uri(server.Blog.Address, answer.Headers.Location!).Authority);
        Assert.True(browser.Has("blog"));
    }

    [Fact]
    public async Task WrongPasswordAndUnknownAddress_GetIndistinguishableAnswers()
    {
        using var browser = server.Open();
        using var unknown = await browser.SignInAsync("nobody@example.org", "wrong wrong wrong");
        using var wrong = await browser.SignInAsync(AccountsServer.Admin, "wrong wrong wrong");
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(unknown.StatusCode, wrong.StatusCode);
        var (first, second) = (await FormBrowser.HtmlAsync(unknown), await FormBrowser.HtmlAsync(wrong));
        Assert.Contains("wrong", second.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(first.QuerySelector("[role=alert]")!.TextContent, second.QuerySelector("[role=alert]")!.TextContent);
        Assert.DoesNotContain("wrong wrong wrong", second.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.False(browser.Has("blog"));
    }

    [Theory]
    [InlineData("", "", "Please enter your e-mail address.")]
    [InlineData("<script>alert(1)</script>", "x", null)]
    public async Task InvalidSignInInput_IsAnsweredWithAMessage(string email, string password, string? words)
    {
        using var browser = server.Open();
        using var answer = await browser.SignInAsync(email, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await FormBrowser.HtmlAsync(answer);
        Assert.Contains(words ?? "wrong", page.QuerySelector("form")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiveWrongPasswords_LockTheAccount_AndAreAudited()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await server.Accounts.AddAsync(email, Role.Author);
        using var browser = server.Open();
        for (var i = 0; i < 5; i++)
            (await browser.SignInAsync(email, "wrong wrong wrong")).Dispose();
        using var right = await browser.SignInAsync(email, AccountsServer.Password);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.False(browser.Has("blog"));
        Assert.Contains($"user.lockout {email}", await server.Accounts.AuditAsync());
    }

    [Fact]
    public async Task AnonymousVisitorOfTheStudio_IsRedirectedToSignIn_WithReturnUrl()
    {
        using var browser = server.Open();
        using var answer = await browser.GetAsync("/studio/articles?state=draft");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/login?returnUrl=%2Fstudio%2Farticles%3Fstate%3Ddraft", new Uri(server.Blog.Address, answer.Headers.Location!).PathAndQuery);
    }

    [Theory]
    [InlineData("/admin/users")]
    [InlineData("/admin/jobs")]
    public async Task AdminPage_RefusesAuthorsWithA403Page_AndOpensForAdmins(string path)
    {
        using var author = await server.SignedInAsync(AccountsServer.Author);
        using var refused = await author.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("Not for your account", (await FormBrowser.HtmlAsync(refused)).QuerySelector("h1")!.TextContent);
        using var admin = await server.SignedInAsync(AccountsServer.Admin);
        using var shown = await admin.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    [Fact]
    public async Task SigningOut_NeedsTheAntiforgeryToken_AndEndsTheSession()
    {
        using var browser = await server.SignedInAsync(AccountsServer.Author);
        using var forged = await browser.PostAsync("/account/logout");
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using (var still = await browser.GetAsync("/studio/articles"))
        {
            var token = (await FormBrowser.HtmlAsync(still)).QuerySelector("form[action='/account/logout'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var signedOut = await browser.PostAsync("/account/logout", ("__RequestVerificationToken", token));
            Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        }
        using var after = await browser.GetAsync("/studio/articles");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task ChangingThePassword_NeedsTheCurrentOne_AndKeepsThisSession()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        await server.Accounts.AddAsync(email, Role.Author);
        using var browser = await server.SignedInAsync(email);
        using var wrong = await browser.FillAsync("/account/password", ("Form.Current", "not it at all"), ("Form.Password", "another long one"), ("Form.Again", "another long one"));
        Assert.Contains("Is not your password.", (await FormBrowser.HtmlAsync(wrong)).Body!.TextContent, StringComparison.Ordinal);
        using var right = await browser.FillAsync("/account/password", ("Form.Current", AccountsServer.Password), ("Form.Password", "another long one"), ("Form.Again", "another long one"));
        Assert.Contains("is changed", (await FormBrowser.HtmlAsync(right)).Body!.TextContent, StringComparison.Ordinal);
        using var still = await browser.GetAsync("/studio/articles");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        using var anew = server.Open();
        using var signedIn = await anew.SignInAsync(email, "another long one");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }
}
