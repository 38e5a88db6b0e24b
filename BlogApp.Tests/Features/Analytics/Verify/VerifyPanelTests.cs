using System.Security.Claims;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Analytics.Verify;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Times;
using BlogApp.Tests.Support;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Analytics.Verify;

public sealed class VerifyPanelTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    private Verification Verification => _services.GetRequiredService<Verification>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _services = new ServiceCollection().AddLogging().AddLanguages().AddScoped<BlogTime>().AddSingleton(TimeProvider.System).AddSingleton(_ => new RedisConnection(null)).AddStores()
            .AddSingleton(_database.Get<ICountStore>()).AddSingleton(_database.Get<ICountChecks>()).AddSingleton<LiveBaseReader>().AddSingleton<LiveStores>()
            .AddSingleton<CountsVerifier>()
            .AddSingleton<CountsRepair>().AddSingleton<Verification>()
            .AddSingleton<IHostApplicationLifetime>(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance))
            .AddSingleton<AuthenticationStateProvider, Nobody>().BuildServiceProvider();
        var stores = _services.GetRequiredService<LiveStores>();
        await stores.RebuildAsync(stores.Current, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task VerificationFinishedBeforeThePanelOpens_IsShown()
    {
        await VerifyAsync();
        await using var renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
        var html = await TextAsync(renderer, await OpenAsync(renderer));
        Assert.Contains("All numbers agree", html, StringComparison.Ordinal);
        Assert.Contains("Verify now", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerificationFinishedWhileThePanelIsOpen_UpdatesThePanel()
    {
        await using var renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
        var panel = await OpenAsync(renderer);
        Assert.DoesNotContain("All numbers agree", await TextAsync(renderer, panel), StringComparison.Ordinal);
        await VerifyAsync();
        var html = await TextAsync(renderer, panel);
        Assert.Contains("All numbers agree", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Verifying", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerificationFailed_IsShown_AndCanBeStartedAgain()
    {
        await using var renderer = new HtmlRenderer(_services, _services.GetRequiredService<ILoggerFactory>());
        var panel = await OpenAsync(renderer);
        await _database.ExecuteAsync("DROP TABLE ArticleHour");
        await VerifyAsync();
        var html = await TextAsync(renderer, panel);
        Assert.Contains("It could not be finished", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" disabled", html, StringComparison.Ordinal);
    }

    /// <summary>Subscribes after the panel, so that the panel has been notified of the end when this returns.</summary>
    private async Task VerifyAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Verification.Changed += () =>
        {
            if (!Verification.Running)
                ended.TrySetResult();
        };
        Verification.Start();
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    private static Task<HtmlRootComponent> OpenAsync(HtmlRenderer renderer) => renderer.Dispatcher.InvokeAsync(() => renderer.RenderComponentAsync<VerifyPanel>());

    private static Task<string> TextAsync(HtmlRenderer renderer, HtmlRootComponent panel) => renderer.Dispatcher.InvokeAsync(panel.ToHtmlString);

    private sealed class Nobody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));
    }
}
