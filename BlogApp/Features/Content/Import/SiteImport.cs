using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Content.Model;
using BlogApp.Features.Media;
using BlogApp.Features.Site.Menu;
using BlogApp.Features.Site.Settings;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Content.Import;

/// <summary>Menu, banner and settings: each comes only where the blog has none of its own yet.</summary>
internal sealed class SiteImport(IDbContextFactory<BlogDbContext> contexts, SiteSettingsCommands settings, SiteMenu links)
{
    public async Task RunAsync(ImportSession session, CancellationToken cancellationToken)
    {
        if (session.Package.Site is not { } site)
            return;
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        var menu = Tell(session, "menu", site.Menu.Count, await reading.MenuItems.AnyAsync(cancellationToken));
        var banner = Tell(session, "banner", site.Banner.Count, await reading.BannerSlides.AnyAsync(cancellationToken));
        var wanted = site.Settings.Where(s => SiteField.All.Any(f => f.Name == s.Key)).ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);
        var usable = SiteRules.Problems(SiteField.Settings(wanted)).Count == 0;
        if (!usable)
            session.Report.List(new ImportItem("settings", "Site settings", ImportOutcome.Skipped, Words: ["They are not acceptable to this version of the blog."]));
        var fields = usable && Tell(session, "settings", wanted.Count, await reading.Settings.AnyAsync(s => s.Key.StartsWith("Site:"), cancellationToken));
        if (session.Options.DryRun || !(menu || banner || fields))
            return;
        await session.WriteAsync(async context =>
        {
            if (menu)
                context.MenuItems.AddRange(site.Menu.Select(m => new MenuItem { Position = m.Position, Title = m.Title, Address = m.Address }));
            if (banner)
                context.BannerSlides.AddRange(site.Banner.Select(b => Slide(b, session)));
            if (fields)
                context.Settings.AddRange(SiteField.All.Where(f => wanted.ContainsKey(f.Name)).Select(f => new Setting { Key = f.Key, Value = wanted[f.Name] }));
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        await links.LoadAsync(cancellationToken);
        await settings.ReloadAsync(cancellationToken);
    }

    /// <summary>Whether it comes.</summary>
    private static bool Tell(ImportSession session, string kind, int count, bool there)
    {
        if (count == 0)
            return false;
        session.Report.Add(kind, there ? ImportOutcome.Unchanged : ImportOutcome.Created, count);
        if (there)
            session.Report.List(new ImportItem(kind, char.ToUpperInvariant(kind[0]) + kind[1..], ImportOutcome.Unchanged, Words: ["The blog has its own already: left as it is."]));
        return !there;
    }

    private static BannerSlide Slide(SourceSlide slide, ImportSession session) => new()
    {
        Position = slide.Position,
        Title = slide.Title,
        Text = slide.Text,
        Address = slide.Address,
        PictureId = slide.Picture is { } picture && session.Media.TryGetValue(MediaAddress.Of(picture), out var media) ? media.Id : null,
        StartsAt = slide.StartsAt,
        EndsAt = slide.EndsAt,
        Version = 1,
    };
}
