using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Site.Redirects;
using BlogApp.Platform.Http;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Editing.Checks;

/// <summary>Whether the links of a text that lead within the blog lead anywhere: the database knows.</summary>
internal sealed class OwnLinks(IDbContextFactory<BlogDbContext> contexts, IOptionsMonitor<SiteSettings> site, TimeProvider clock)
{
    // What a relative address is relative to; its host is no address of the web.
    private static readonly Uri Here = new("http://here.invalid/articles/this");

    /// <summary>The path of an address within the blog, unescaped; null when it leads elsewhere.</summary>
    /// <param name="host">The blog's own, as far as it is known.</param>
    /// <param name="folder">The blog's folder of its host, such as <c>/blog</c>, or empty. Links may begin with it or leave it out.</param>
    public static (string Path, string Anchor)? PathOf(string address, string? host, string folder = "")
    {
        if (!Uri.TryCreate(Here, address, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        if (uri.Host != Here.Host && !string.Equals(uri.Host, host, StringComparison.OrdinalIgnoreCase))
            return null;
        var path = SubFolder.IsOutside(uri.AbsolutePath, folder) || folder.Length == 0 ? uri.AbsolutePath : "/" + uri.AbsolutePath[folder.Length..].TrimStart('/');
        return (Uri.UnescapeDataString(path), Uri.UnescapeDataString(uri.Fragment.TrimStart('#')));
    }

    /// <param name="requestHost">The host that the author uses.</param>
    /// <param name="folder">See <see cref="PathOf"/>.</param>
    public async Task<IReadOnlyList<Finding>> CheckAsync(CheckedText text, string? requestHost, string folder, CancellationToken cancellationToken)
    {
        var host = Uri.TryCreate(site.CurrentValue.Url, UriKind.Absolute, out var own) ? own.Host : requestHost;
        var found = new List<Finding>();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = new Dictionary<string, Phrase?>(StringComparer.Ordinal);
        foreach (var link in text.Links)
        {
            if (PathOf(link.Address, host, folder) is not var (path, anchor))
                continue;
            Phrase? problem;
            if (link.Address.StartsWith('#'))
                problem = anchor.Length == 0 || text.Anchors.Contains(anchor) || anchor.StartsWith("fn", StringComparison.Ordinal) ? null : Phrase.Format("No heading here has the address #{0}.", anchor);
            else if (!known.TryGetValue(path, out problem))
                known[path] = problem = await ProblemAsync(context, path, cancellationToken) is { } missing && !await LeadsOnAsync(context, path, cancellationToken) ? missing : null;
            if (problem is not null)
                found.Add(new(link.Line, link.From, link.To, problem));
        }
        return found;
    }

    private async Task<Phrase?> ProblemAsync(BlogDbContext context, string path, CancellationToken cancellationToken)
    {
        var parts = path.Trim('/').Split('/');
        return parts switch
        {
            ["articles", var slug, ..] => await ArticleAsync(context, ArticleKind.Article, slug, path, cancellationToken),
            ["tags", var tag, ..] => await Found(context.Articles.Visible(clock).Where(a => a.Tags.Any(t => t.Name == tag))) ? null : Nothing(path),
            ["series", var series] => await Found(context.Articles.Visible(clock).Where(a => a.Series!.Slug == series)) ? null : Nothing(path),
            ["media", var name] => await context.MediaFiles.AnyAsync(m => m.Name == name || m.Variants.Any(v => v.Name == name), cancellationToken) ? null
                : Phrase.Format("There is no file {0} in the library.", path),
            // Only pages stand at the top, beside what the blog has of its own.
            [var slug] when slug.Length > 0 && !Publishing.EditRules.IsReserved(slug) && !slug.Contains('.', StringComparison.Ordinal) => await ArticleAsync(context, ArticleKind.Page, slug, path, cancellationToken),
            _ => null,
        };

        Task<bool> Found(IQueryable<Article> articles) => articles.AnyAsync(cancellationToken);
    }

    private static async Task<bool> LeadsOnAsync(BlogDbContext context, string path, CancellationToken cancellationToken) =>
        RedirectPath.Normalize(path, null) is { } from && await context.Redirects.AnyAsync(r => r.Path == from, cancellationToken);

    private async Task<Phrase?> ArticleAsync(BlogDbContext context, ArticleKind kind, string slug, string path, CancellationToken cancellationToken)
    {
        if (await context.Articles.Reachable(clock).AnyAsync(a => a.Kind == kind && a.Slug == slug, cancellationToken))
            return null;
        // A former address leads on.
        if (await context.FormerSlugs.AnyAsync(f => f.Slug == slug && f.Article!.State == ArticleState.Published, cancellationToken))
            return null;
        return await context.Articles.AnyAsync(a => a.Kind == kind && a.Slug == slug, cancellationToken) ? Phrase.Format("What stands at {0} is not published.", path) : Nothing(path);
    }

    private static Phrase Nothing(string path) => Phrase.Format("Nothing stands at {0}.", path);
}
