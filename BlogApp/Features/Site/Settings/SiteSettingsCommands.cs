using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site.Settings;

/// <summary>Reads and changes the settings in the database. When a change returns, every page shows it.</summary>
internal sealed class SiteSettingsCommands(
    StoredSettings stored, IOptionsMonitor<SiteSettings> site, RawSql sql, IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, TimeProvider clock)
{
    private const string VersionKey = "Site:Version";

    // Only one process uses the database, so this makes comparing the version and writing one step.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Loads the settings from the database.</summary>
    public void Load() => stored.Replace(Read());

    /// <summary>Loads the settings after their rows were changed, such as by an import, and updates every page.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Load();
        await cache.InvalidateAsync([CacheTag.Everything], cancellationToken);
    }

    /// <summary>The settings for a form, with their current version.</summary>
    public SiteForm Open() => new(SiteField.Values(site.CurrentValue), VersionOf(Read()));

    /// <summary>Saves a form, unless it is invalid or someone else saved since it was opened.</summary>
    public async Task<SiteSaved> SaveAsync(SiteForm form, long userId, CancellationToken cancellationToken)
    {
        var wanted = SiteField.Settings(form.Values);
        if (SiteRules.FormProblems(wanted) is { Count: > 0 } problems)
            return new(problems, null);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await SaveAsync(form, wanted, userId, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<SiteSaved> SaveAsync(SiteForm form, SiteSettings wanted, long userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Settings.Where(s => s.Key.StartsWith("Site:")).ToDictionaryAsync(s => s.Key, cancellationToken);
        var version = VersionOf(rows.ToDictionary(r => r.Key, r => r.Value.Value, StringComparer.Ordinal));
        var now = SiteField.Values(site.CurrentValue);
        if (version != form.Version)
            return new([], new SiteForm(now, version));
        var changed = SiteField.All.Where(f => f.Get(wanted) != now[f.Name]).ToList();
        if (changed.Count == 0)
            return new([], null);
        foreach (var field in changed)
        {
            Set(context, rows, field.Key, field.Get(wanted));
            context.Audit(clock.GetUtcNow().UtcDateTime, userId, "site.settings", field.Name, AuditLog.Change(now[field.Name], field.Get(wanted)));
        }
        Set(context, rows, VersionKey, (version + 1).ToString(CultureInfo.InvariantCulture));
        await context.SaveChangesAsync(cancellationToken);
        // A saved change must show up even if the user has left.
        await ReloadAsync(CancellationToken.None);
        return new([], null);
    }

    private static void Set(BlogDbContext context, Dictionary<string, Setting> rows, string key, string value)
    {
        if (rows.TryGetValue(key, out var row))
            row.Value = value;
        else
            context.Settings.Add(new Setting { Key = key, Value = value });
    }

    private Dictionary<string, string> Read() =>
        sql.Read(static q => q.SiteSettings()).ToDictionary(StringComparer.Ordinal);

    private static int VersionOf(IReadOnlyDictionary<string, string> rows) =>
        rows.TryGetValue(VersionKey, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}

/// <summary>The settings as text, by <see cref="SiteField.Name"/>.</summary>
/// <param name="Version">Increases by one with each saved change.</param>
internal sealed record SiteForm(Dictionary<string, string> Values, int Version);

/// <summary>The result of a save.</summary>
/// <param name="Problems">Errors by field; nothing was saved unless this is empty.</param>
/// <param name="Theirs">The current settings when someone else saved meanwhile. Nothing was saved then.</param>
internal sealed record SiteSaved(Dictionary<string, string> Problems, SiteForm? Theirs);
