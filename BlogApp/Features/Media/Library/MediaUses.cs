using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Media.Library;

/// <summary>Finds where a file is used: in source texts, as a cover, in the banner, in an author's profile, as the logo, in the menu.</summary>
internal sealed class MediaUses(IDbContextFactory<BlogDbContext> contexts, IOptionsMonitor<SiteSettings> site)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<MediaUse>> FindAsync(long id, string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // The name without its extension also matches the smaller copies. It is random, so there are no false matches.
        var stem = MediaAddress.Stem(name);
        var uses = new List<MediaUse>();
        var articles = await context.Articles.Where(a => a.CoverId == id || a.Markdown.Contains(stem)).OrderByDescending(a => a.Id).Take(Most)
            .Select(a => new { a.Id, a.Kind, a.Title, IsCover = a.CoverId == id, InText = a.Markdown.Contains(stem) }).ToListAsync(cancellationToken);
        foreach (var article in articles)
        {
            if (article.IsCover)
                uses.Add(new(article.Kind == ArticleKind.Page ? Phrase.Key("Cover of the page") : Phrase.Key("Cover of the article"), article.Title, Editor(article.Kind, article.Id)));
            if (article.InText)
                uses.Add(new(article.Kind == ArticleKind.Page ? Phrase.Key("In the page") : Phrase.Key("In the article"), article.Title, Editor(article.Kind, article.Id)));
        }
        // The editor's fields are JSON; LIKE ignores case for ASCII letters.
        var cover = string.Create(CultureInfo.InvariantCulture, $"%\"coverid\":{id}");
        var (followed, last) = (cover + ",%", cover + "}%");
        var copies = await context.WorkingCopies.Where(w => w.Content.Contains(stem) || EF.Functions.Like(w.Content, followed) || EF.Functions.Like(w.Content, last))
            .OrderBy(w => w.Id).Take(Most).Select(w => new { w.ArticleId, Kind = (ArticleKind?)w.Article!.Kind, Title = w.Article == null ? null : w.Article.Title, Who = w.User!.DisplayName }).ToListAsync(cancellationToken);
        uses.AddRange(copies.Select(c => new MediaUse(Phrase.Format("In {0}’s unsaved text", c.Who).ToString(), c.Title ?? "New article", c is { ArticleId: { } article, Kind: { } kind } ? Editor(kind, article) : "")));
        uses.AddRange(await context.BannerSlides.Where(b => b.PictureId == id || b.Address.Contains(stem)).Select(b => new MediaUse(Phrase.Key("In the banner"), b.Title, "/admin/banner", false)).ToListAsync(cancellationToken));
        uses.AddRange(await context.Users.Where(u => u.PictureId == id || u.Biography.Contains(stem)).Select(u => new MediaUse(Phrase.Key("In an author’s profile"), u.DisplayName, "/admin/users", false)).ToListAsync(cancellationToken));
        uses.AddRange(await context.MenuItems.Where(m => m.Address.Contains(stem)).Select(m => new MediaUse(Phrase.Key("In the menu"), m.Title, "/admin/menu", false)).ToListAsync(cancellationToken));
        if (site.CurrentValue.Logo == name)
            uses.Add(new(Phrase.Key("The site’s logo"), site.CurrentValue.Title, "/admin/settings"));
        var revisions = await context.ArticleRevisions.Where(r => r.Markdown.Contains(stem) && !r.Article!.Markdown.Contains(stem))
            .GroupBy(r => new { r.ArticleId, r.Article!.Kind, r.Article.Title }).Select(g => g.Key).OrderBy(k => k.ArticleId).Take(Most).ToListAsync(cancellationToken);
        uses.AddRange(revisions.Select(r => new MediaUse(r.Kind == ArticleKind.Page ? Phrase.Key("In an earlier revision of the page") : Phrase.Key("In an earlier revision of the article"), r.Title, Editor(r.Kind, r.ArticleId), Past: true)));
        return uses;
    }

    private static string Editor(ArticleKind kind, long id) => string.Create(CultureInfo.InvariantCulture, $"/studio/{(kind == ArticleKind.Page ? "pages" : "articles")}/{id}");
}
