using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Caching;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Site.Settings;

/// <summary>Reads and changes the settings that stand in the database. When a change returns, every page shows it.</summary>
internal sealed class SiteSettingsCommands(
    StoredSettings stored, IOptionsMonitor<SiteSettings> site, PlainSql sql, IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, TimeProvider clock)
{
    private const string VersionKey = "Site:Version";

    // One process has the database, so comparing the version and writing are one step in here.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Takes what the database has.</summary>
    public void Load() => stored.Replace(Read());

    /// <summary>The same after the rows were changed, for instance by an import, and shows it on every page.</summary>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        Load();
        await cache.InvalidateAsync([CacheTag.Everything], cancellationToken);
    }

    /// <summary>The settings for a form, with the version it begins with.</summary>
    public SiteForm Open() => new(SiteField.Values(site.CurrentValue), VersionOf(Read()));

    /// <summary>Saves a form, unless something in it is wrong or someone else saved since it was opened.</summary>
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
            context.AuditEntries.Add(new AuditEntry
            {
                At = clock.GetUtcNow().UtcDateTime,
                UserId = userId,
                Action = "site.settings",
                Subject = field.Name,
                Detail = $"{now[field.Name]} → {field.Get(wanted)}",
            });
        }
        Set(context, rows, VersionKey, (version + 1).ToString(CultureInfo.InvariantCulture));
        await context.SaveChangesAsync(cancellationToken);
        // What is saved must show, also when whoever saved it has gone.
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
        sql.Rows("SELECT Key, Value FROM Setting WHERE Key LIKE 'Site:%'", static row => KeyValuePair.Create(row.GetString(0), row.GetString(1))).ToDictionary(StringComparer.Ordinal);

    private static int VersionOf(IReadOnlyDictionary<string, string> rows) =>
        rows.TryGetValue(VersionKey, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}

/// <summary>The settings as text, by <see cref="SiteField.Name"/>.</summary>
/// <param name="Version">Grows by one with each saved change.</param>
internal sealed record SiteForm(Dictionary<string, string> Values, int Version);

/// <summary>What came of saving.</summary>
/// <param name="Problems">By field; nothing was saved unless empty.</param>
/// <param name="Theirs">When someone else saved meanwhile: what they left, and nothing was saved.</param>
internal sealed record SiteSaved(Dictionary<string, string> Problems, SiteForm? Theirs);
