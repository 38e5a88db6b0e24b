using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Content.Model;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Content.Import;

/// <summary>Brings articles and pages, each whole or not at all.</summary>
internal sealed class ArticleImport(ImportSession session, IDbContextFactory<BlogDbContext> contexts)
{
    private readonly List<(string Key, string Parent, int Version)> _children = [];
    private readonly HashSet<string> _planned = new(StringComparer.Ordinal);
    private readonly CommentImport _comments = new(session);

    public async Task AddAsync(SourceArticle article, CancellationToken cancellationToken)
    {
        if (article.Parent is { } parent)
            _children.Add((article.Key, parent, article.Version));
        article = MediaReferences.Replace(article, session.Media);
        if (Refusal(article) is { } refusal)
        {
            Tell(article, ImportOutcome.Skipped, null, [refusal]);
            return;
        }
        await using var reading = await contexts.CreateDbContextAsync(cancellationToken);
        if (session.Known.TryFind(article.Key, out var id))
            await FindAgainAsync(reading, article, id, cancellationToken);
        else if (await SameAsync(reading, article, cancellationToken) is { } same)
            Tell(article, same.Version == article.Version ? ImportOutcome.Unchanged : ImportOutcome.ChangedHere, same.Slug, ["It was here already, not by an import."]);
        else
            await CreateAsync(reading, article, cancellationToken);
    }

    /// <summary>Pages below others: when all are here, for a page may come before the one above it.</summary>
    public async Task ConnectPagesAsync(CancellationToken cancellationToken)
    {
        if (session.Options.DryRun || _children.Count == 0)
            return;
        await session.WriteAsync(async context =>
        {
            foreach (var (key, parentKey, version) in _children)
            {
                if (session.Known.TryFind(key, out var id) && session.Known.TryFind(parentKey, out var parent) && id != parent
                    && await context.Articles.AnyAsync(a => a.Id == parent && a.Kind == ArticleKind.Page, cancellationToken))
                {
                    // A page that was changed here since has the place that its author gave it.
                    await context.Articles.Where(a => a.Id == id && a.ParentId == null && a.Version == version)
                        .ExecuteUpdateAsync(set => set.SetProperty(a => a.ParentId, parent), cancellationToken);
                }
            }
            return true;
        }, cancellationToken);
    }

    private static string? Refusal(SourceArticle article) =>
        article.Markdown.Length > EditRules.MaxMarkdown ? $"Its text has {article.Markdown.Length:N0} characters; this blog takes {EditRules.MaxMarkdown:N0}." : null;

    /// <summary>The same article, though no import brought it: this very blog's own export is imported again.</summary>
    private static Task<Article?> SameAsync(BlogDbContext context, SourceArticle article, CancellationToken cancellationToken) =>
        context.Articles.AsNoTracking().FirstOrDefaultAsync(a => a.Slug == article.Slug && a.Kind == article.Kind && a.CreatedAt == article.CreatedAt && a.Title == article.Title, cancellationToken);

    private async Task FindAgainAsync(BlogDbContext reading, SourceArticle article, long id, CancellationToken cancellationToken)
    {
        var known = await reading.Articles.Where(a => a.Id == id).Select(a => new { a.Slug, a.Version }).SingleOrDefaultAsync(cancellationToken);
        if (known is null)
        {
            Tell(article, ImportOutcome.Skipped, null, ["It came before and was deleted here."]);
            return;
        }
        var fresh = _comments.Fresh(article);
        if (fresh.Count > 0 && !session.Options.DryRun)
        {
            await session.WriteAsync(async context =>
            {
                await _comments.AddAsync(context, id, article, cancellationToken);
                return true;
            }, cancellationToken);
        }
        _comments.Count(article, fresh.Count);
        Tell(article, known.Version == article.Version ? ImportOutcome.Unchanged : ImportOutcome.ChangedHere, known.Slug,
            known.Version == article.Version ? [] : ["It was changed here since it came: left as it is."]);
    }

    private async Task CreateAsync(BlogDbContext reading, SourceArticle article, CancellationToken cancellationToken)
    {
        var wanted = SourceText.Slug(article.Slug, article.Title, article.Kind);
        var slug = await SlugFromTitle.FreeAsync(wanted, async s => _planned.Contains(s) || await reading.Articles.AnyAsync(a => a.Slug == s, cancellationToken));
        _planned.Add(slug);
        var notes = new List<string>(article.Notes);
        if (slug != wanted)
            notes.Add($"The address “{wanted}” was taken.");
        if (Author(article, notes) is not { } author)
        {
            Tell(article, ImportOutcome.Skipped, null, ["There is no account that could be its author. Sign up an admin first."]);
            return;
        }
        _comments.Count(article, article.Comments.Count);
        if (!session.Options.DryRun)
        {
            await session.WriteAsync(async context =>
            {
                var row = await ArticleRows.AddAsync(context, session, article, slug, author, cancellationToken);
                await _comments.AddAsync(context, row.Id, article, cancellationToken);
                session.Came(context, article.Key, "Article", row.Id);
                await context.SaveChangesAsync(cancellationToken);
                return row.Id;
            }, cancellationToken);
        }
        Tell(article, ImportOutcome.Created, slug, notes);
    }

    private long? Author(SourceArticle article, List<string> notes)
    {
        if (article.Author is null)
            return session.Owner > 0 ? session.Owner : null;
        if (session.Authors.TryGetValue(article.Author, out var id))
            return id;
        // In a dry run the account is not made yet.
        if (session.Options.DryRun && session.Package.Authors.Any(a => a.Key == article.Author))
            return 0;
        notes.Add($"Its author “{article.Author}” is not in the file; it is yours.");
        return session.Owner > 0 ? session.Owner : null;
    }

    private void Tell(SourceArticle article, ImportOutcome outcome, string? slug, IReadOnlyList<string> words)
    {
        var page = article.Kind == ArticleKind.Page;
        var address = slug is null ? null : page ? "/" + Uri.EscapeDataString(slug) : ReaderAddress.Article(slug);
        session.Report.Add(new ImportItem(page ? "page" : "article", article.Title, outcome, article.State.ToString(), address, words));
    }
}
