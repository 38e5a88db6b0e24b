using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Import.Articles;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Media;
using BlogApp.Features.Site.Banner;
using BlogApp.Features.Site.Menu;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Session;

/// <summary>Imports menu, banner and settings; each only if the blog has none of its own yet.</summary>
internal sealed class SiteImport(IDbContextFactory<BlogDbContext> contexts, SiteSettingsCommands settings, SiteMenu shown)
{
    public async Task RunAsync(ImportSession session, ArticlePlan plan, CancellationToken cancellationToken)
    {
        if (session.Package.Site is not { } site)
            return;
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        var links = Links(site, plan, session);
        var slides = Slides(site, session);
        var menu = Tell(session, "menu", links.Count, await reading.MenuItems.AnyAsync(cancellationToken));
        var banner = Tell(session, "banner", slides.Count, await reading.BannerSlides.AnyAsync(cancellationToken));
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
                context.MenuItems.AddRange(links.Select(m => new MenuItem { Position = m.Position, Title = m.Title, Address = m.Address }));
            if (banner)
                context.BannerSlides.AddRange(slides.Select(b => Slide(b, session)));
            if (fields)
                context.Settings.AddRange(SiteField.All.Where(f => wanted.ContainsKey(f.Name)).Select(f => new Setting { Key = f.Key, Value = wanted[f.Name] }));
            return await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
        shown.Load();
        await settings.ReloadAsync(cancellationToken);
        if (banner && session.Options.BannerCame is { } tell)
            await tell();
    }

    /// <summary>What admins may not enter must not come from a file either, such as an address that executes script.</summary>
    private static List<SourceMenuItem> Links(SourceSite site, ArticlePlan plan, ImportSession session)
    {
        var links = new List<SourceMenuItem>();
        foreach (var link in site.Menu.Select(link => link.Article is null ? link : link with { Address = plan.AddressOf(link.Article) ?? link.Address }))
        {
            if ((MenuRules.TitleError(link.Title) ?? MenuRules.AddressError(link.Address) ?? (links.Count == MenuRules.MaxItems ? Phrase.Format("At most {0} links fit.", MenuRules.MaxItems).ToString() : null)) is { } problem)
                session.Report.Add(new ImportItem("menu", link.Title, ImportOutcome.Skipped, Words: [problem]));
            else
                links.Add(link);
        }
        return links;
    }

    private static List<SourceSlide> Slides(SourceSite site, ImportSession session)
    {
        var slides = new List<SourceSlide>();
        foreach (var slide in site.Banner)
        {
            var problems = BannerRules.Problems(new(null, 0, slide.Title, slide.Text, slide.Address, null, slide.StartsAt, slide.EndsAt));
            if (slides.Count == BannerRules.MaxSlides)
                problems[""] = Phrase.Format("At most {0} slides fit.", BannerRules.MaxSlides).ToString();
            if (problems.Count > 0)
                session.Report.Add(new ImportItem("banner", slide.Title, ImportOutcome.Skipped, Words: [.. problems.Values]));
            else
                slides.Add(slide);
        }
        return slides;
    }

    /// <summary>Reports the item and returns whether to import it.</summary>
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
        PictureId = slide.Picture is { } picture && session.Media.TryGetValue(MediaAddress.ForName(picture), out var media) ? media.Id : null,
        StartsAt = slide.StartsAt,
        EndsAt = slide.EndsAt,
        Version = 1,
    };
}
