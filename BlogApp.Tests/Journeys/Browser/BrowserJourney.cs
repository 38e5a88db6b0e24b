using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>
/// A running server, shared by a class's journeys or separate for each, and visitors in a real browser, each with a
/// separate profile.
/// </summary>
public abstract class BrowserJourney(Chromium chromium, SharedServer server) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private protected const string AdminEmail = "admin@blog.test";
    private protected const string AdminPassword = "four unrelated words here";

    // Far more than an idle machine needs: a journey should fail because something did not happen, not because it was slow.
    private const float Patience = 45_000;

    private readonly List<IBrowserContext> _visitors = [];
    private BlogServer? _server;
    private Cookie[] _signedIn = [];

    private protected BlogServer Server => _server!;

    private protected virtual (string, string)[] Settings => [];

    /// <summary>Gives each journey of the class its own server, because they would interfere.</summary>
    private protected virtual bool Apart => false;

    public virtual async ValueTask InitializeAsync()
    {
        _ = chromium.Browser;
        (string, string)[] settings = [("Bootstrap:AdminEmail", AdminEmail), ("Bootstrap:AdminPassword", AdminPassword), .. Settings];
        _server = Apart ? await BlogServer.StartAsync(settings) : await server.StartedAsync(settings);
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
            await visitor.DisposeAsync();
        if (Apart && _server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>A visitor with an ordinary browser: headless chromium identifies itself as a bot.</summary>
    private protected async Task<IBrowserContext> VisitorAsync(string userAgent = Agents.Chrome, bool script = true)
    {
        var visitor = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = Server.Address.ToString(),
            UserAgent = userAgent,
            JavaScriptEnabled = script,
            ColorScheme = ColorScheme.Light,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        visitor.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>An admin's page at an address of the Studio, ready for use.</summary>
    private protected async Task<IPage> AdminAsync(string address)
    {
        var visitor = await VisitorAsync();
        await visitor.AddCookiesAsync(await SignedInAsync());
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(address);
        await InteractiveAsync(page);
        return page;
    }

    // By request, because signing in is a separate journey.
    private async Task<Cookie[]> SignedInAsync()
    {
        if (_signedIn.Length == 0)
        {
            using var browser = new FormBrowser(Server.Address);
            (await browser.SignInAsync(AdminEmail, AdminPassword)).Dispose();
            _signedIn = [.. browser.Cookies.GetAllCookies().Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = Server.Address.ToString(), HttpOnly = c.HttpOnly })];
        }
        return _signedIn;
    }

    /// <summary>Opens an address, is asked to sign in, and does.</summary>
    private protected static async Task SignInAsync(IPage page, string address, string email, string password)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    /// <summary>Waits until the circuit has taken over the prerendered page.</summary>
    private protected static Task InteractiveAsync(IPage page) =>
        Assertions.Expect(page.Locator(".studio[data-interactive]")).ToHaveCountAsync(1);

    /// <summary>Marks the current page, so that <see cref="LoadedAnewAsync"/> can tell it from the next one.</summary>
    private protected static Task MarkAsync(IPage page) => page.EvaluateAsync("document.querySelector('.studio').dataset.before = ''");

    /// <summary>Waits until a Studio page has restarted by itself after its server: rendered again, or reloaded.</summary>
    private protected static Task LoadedAnewAsync(IPage page) =>
        Assertions.Expect(page.Locator(".studio[data-interactive]:not([data-before])")).ToHaveCountAsync(1);
}
