using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BlogApp.Tests.Journeys.Browser.Chromium))]

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>One browser for all journeys. They are skipped where chromium is not installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    // The first is the same browser without windows, and takes two thirds of the time.
    private static readonly string? s_executable = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    private IPlaywright? _driver;
    private IBrowser? _browser;

    internal IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, "Neither chromium-headless-shell nor chromium is installed.");
            return _browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (s_executable is null)
            return;
        _driver = await Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = s_executable,
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
