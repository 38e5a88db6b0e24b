using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BlogApp.Tests.Journeys.Browser.Chromium))]

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>One browser for all journeys. Where chromium is not installed, they skip.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? _driver;
    private IBrowser? _browser;

    internal IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, $"{Executable} is not installed.");
            return _browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _driver?.Dispose();
    }
}
