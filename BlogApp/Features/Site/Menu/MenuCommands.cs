using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Site.Menu;

/// <summary>Reads and changes the menu. When a change returns, every page shows it.</summary>
internal sealed class MenuCommands(SiteMenu menu, IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, TimeProvider clock)
{
    private const string VersionKey = "Menu:Version";

    // Only one process uses the database, so this makes comparing the version and writing one step.
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async Task<MenuForm> OpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var items = await context.MenuItems.AsNoTracking().OrderBy(m => m.Position).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        return new([.. items.Select(m => new MenuLink(m.Title, m.Address))], VersionOf(await context.Settings.FindAsync([VersionKey], cancellationToken)));
    }

    /// <summary>Replaces the menu. An empty menu restores the default.</summary>
    /// <returns>The error in words; null when it was saved.</returns>
    public async Task<string?> SaveAsync(MenuForm form, long userId, CancellationToken cancellationToken)
    {
        if (form.Links.Count > MenuRules.MaxItems)
            return Phrase.Format("At most {0} links fit.", MenuRules.MaxItems).ToString();
        if (form.Links.Any(l => MenuRules.TitleError(l.Title) is not null || MenuRules.AddressError(l.Address) is not null))
            return Phrase.Key("A link needs another look.");
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var version = await context.Settings.FindAsync([VersionKey], cancellationToken);
            if (VersionOf(version) != form.Version)
                return Phrase.Key("Someone else has changed the menu meanwhile. Your links still stand here; load the page again to see theirs.");
            var before = await context.MenuItems.OrderBy(m => m.Position).ToListAsync(cancellationToken);
            context.MenuItems.RemoveRange(before);
            context.MenuItems.AddRange(form.Links.Select((l, i) => new MenuItem { Position = i, Title = l.Title.Trim(), Address = l.Address.Trim() }));
            var next = (form.Version + 1).ToString(CultureInfo.InvariantCulture);
            if (version is null)
                context.Settings.Add(new Setting { Key = VersionKey, Value = next });
            else
                version.Value = next;
            context.Audit(clock.GetUtcNow().UtcDateTime, userId, "site.menu", "Menu",
                AuditLog.Change(Text(before.Select(m => (m.Title, m.Address))), Text(form.Links.Select(l => (l.Title.Trim(), l.Address.Trim())))));
            await context.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
        menu.Load();
        await cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
        return null;
    }

    private static string Text(IEnumerable<(string Title, string Address)> links) => string.Join(", ", links.Select(l => $"{l.Title} ({l.Address})")) is { Length: > 0 } text ? text : "default";

    private static int VersionOf(Setting? row) => int.TryParse(row?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}

/// <param name="Version">Increases by one with each saved change.</param>
internal sealed record MenuForm(IReadOnlyList<MenuLink> Links, int Version);
