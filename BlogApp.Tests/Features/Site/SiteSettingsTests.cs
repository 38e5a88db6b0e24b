using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Site;

public sealed class SiteSettingsTests : IAsyncLifetime
{
    private readonly CacheFixture _cache = new();
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;
    private long _user;

    private SiteSettingsCommands Commands => _services.GetRequiredService<SiteSettingsCommands>();
    private SiteSettings Current => _services.GetRequiredService<IOptionsMonitor<SiteSettings>>().CurrentValue;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _user = (await _database.AddAuthorAsync()).Id;
        _services = new ServiceCollection()
            .Configure<SiteSettings>(site => (site.Title, site.Description) = ("From the file", "Also from the file"))
            .AddSingleton<StoredSettings>()
            .AddSingleton<IPostConfigureOptions<SiteSettings>>(p => p.GetRequiredService<StoredSettings>())
            .AddSingleton<IOptionsChangeTokenSource<SiteSettings>>(p => p.GetRequiredService<StoredSettings>())
            .AddSingleton(_database.Contexts).AddSingleton(_database.Sql).AddSingleton(_cache.Invalidator).AddSingleton<TimeProvider>(_cache.Time).AddSingleton<SiteSettingsCommands>()
            .BuildServiceProvider();
    }

    [Fact]
    public async Task SavedSetting_OverridesTheFileAtOnce_IsAudited_AndEvictsTheCaches()
    {
        Assert.Equal("From the file", Current.Title);
        var evicted = new List<string>();
        _cache.OnEvict = evicted.AddRange;
        var saved = await SaveAsync(form => form.Values["Title"] = " A better name ");
        Assert.Empty(saved.Problems);
        Assert.Equal("A better name", Current.Title);
        Assert.Equal("Also from the file", Current.Description);
        Assert.NotEmpty(evicted);
        var audit = Assert.Single(await _database.ReadAsync(context => context.AuditEntries.ToListAsync()));
        Assert.Equal(("site.settings", "Title", AuditLog.Change("From the file", "A better name"), _user), (audit.Action, audit.Subject, audit.Detail, audit.UserId));
        // Another process, such as after a restart.
        _services.GetRequiredService<StoredSettings>().Replace(new Dictionary<string, string>());
        Assert.Equal("From the file", Current.Title);
        Commands.Load();
        Assert.Equal("A better name", Current.Title);
    }

    [Fact]
    public async Task TwoAdminsAtOnce_TheSecondSeesTheFirstOnesValues_AndOverwritesNothing()
    {
        var first = Commands.Open();
        var second = Commands.Open();
        first.Values["Title"] = "By the first";
        second.Values["Description"] = "By the second";
        Assert.Null((await Commands.SaveAsync(first, _user, Cancelled)).Theirs);
        var refused = await Commands.SaveAsync(second, _user, Cancelled);
        Assert.Equal("By the first", refused.Theirs!.Values["Title"]);
        Assert.Equal("Also from the file", Current.Description);
        Assert.Null((await Commands.SaveAsync(second with { Version = refused.Theirs.Version }, _user, Cancelled)).Theirs);
        Assert.Equal("By the second", Current.Description);
    }

    [Fact]
    public async Task InvalidValue_SavesNothing()
    {
        var saved = await SaveAsync(form => (form.Values["Title"], form.Values["Accent"]) = ("New", "red"));
        Assert.Equal(["Accent"], saved.Problems.Keys);
        Assert.Equal("From the file", Current.Title);
        Assert.Equal(0, await _database.NumberAsync("SELECT COUNT(*) FROM Setting"));
    }

    [Fact]
    public async Task InvalidStoredSetting_IsIgnored()
    {
        await _database.SaveAsync(context =>
        {
            context.Settings.AddRange(new Setting { Key = "Site:Accent", Value = "</style>" }, new Setting { Key = "Site:Title", Value = "Good" });
            return 0;
        });
        Commands.Load();
        Assert.Equal((SiteSettings.DefaultAccent, "Good"), (Current.Accent, Current.Title));
    }

    private async Task<SiteSaved> SaveAsync(Action<SiteForm> change)
    {
        var form = Commands.Open();
        change(form);
        return await Commands.SaveAsync(form, _user, Cancelled);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _cache.Dispose();
        await _database.DisposeAsync();
    }
}
