using BlogApp.Features.Articles.Addresses;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Import.Media;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Articles;

/// <summary>Imports articles and pages, each completely or not at all.</summary>
internal sealed class ArticleImport(ImportSession session, ArticlePlan plan)
{
    private readonly List<(string Key, string Parent, int Version)> _children = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly CommentImport _comments = new(session);

    public async Task AddAsync(SourceArticle article, CancellationToken cancellationToken)
    {
        if (!_seen.Add(article.Key))
        {
            Tell(article, ImportOutcome.Skipped, null, ["The file holds another one of the same number; that one comes."]);
            return;
        }
        if (article.Parent is { } parent)
            _children.Add((article.Key, parent, article.Version));
        if (Refusal(article) is { } refusal)
        {
            Tell(article, ImportOutcome.Skipped, null, [refusal]);
            return;
        }
        var planned = plan.Of(article);
        if (planned.ByImport)
            await FindAgainAsync(article, planned.Here, cancellationToken);
        else if (planned.Here is { } same)
            Tell(article, same.Version == article.Version ? ImportOutcome.Unchanged : ImportOutcome.ChangedHere, same.Slug, ["It was here already, not by an import."]);
        else
            await CreateAsync(article, planned, cancellationToken);
    }

    /// <summary>Assigns parents when all pages have been imported, because a page may come before its parent.</summary>
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
                    // A page that was changed here since keeps the position its author gave it.
                    await context.Articles.Where(a => a.Id == id && a.ParentId == null && a.Version == version)
                        .ExecuteUpdateAsync(set => set.SetProperty(a => a.ParentId, parent), cancellationToken);
                }
            }
            return true;
        }, cancellationToken);
    }

    private static string? Refusal(SourceArticle article) =>
        article.Markdown.Length > EditRules.MaxMarkdown ? Phrase.Format("Its text has {0:N0} characters; this blog takes {1:N0}.", article.Markdown.Length, EditRules.MaxMarkdown).ToString() : null;

    private async Task FindAgainAsync(SourceArticle article, ArticleHere? known, CancellationToken cancellationToken)
    {
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
                await _comments.AddAsync(context, known.Id, article, cancellationToken);
                return true;
            }, cancellationToken);
        }
        _comments.Count(article, fresh.Count);
        Tell(article, known.Version == article.Version ? ImportOutcome.Unchanged : ImportOutcome.ChangedHere, known.Slug,
            known.Version == article.Version ? [] : ["It was changed here since it came: left as it is."]);
    }

    private async Task CreateAsync(SourceArticle article, PlannedArticle planned, CancellationToken cancellationToken)
    {
        var notes = new List<string>(article.Notes);
        if (article.CreatedAt == default)
            article = article with { CreatedAt = session.Now, UpdatedAt = session.Now, PublishedAt = article.State == ArticleState.Published ? session.Now : null };
        article = References.Replace(article, session, plan, notes);
        article = await ExternalPictureImport.RunAsync(article, session, notes, cancellationToken);
        if (planned.Slug != planned.Wanted)
            notes.Add(Phrase.Format("The address “{0}” was taken.", planned.Wanted).ToString());
        if (Author(article, notes) is not { } author)
        {
            Tell(article, ImportOutcome.Skipped, null, ["There is no account that could be its author. Sign up an admin first."]);
            return;
        }
        _comments.Count(article, article.Comments.Count);
        var slug = planned.Slug;
        if (article is { State: ArticleState.Published, PublishedAt: { } at } && at > session.Now)
        {
            notes.Add("Its date is yet to come: it is scheduled.");
            article = article with { State = ArticleState.Scheduled };
        }
        if (!session.Options.DryRun)
        {
            var id = await session.WriteAsync(async context =>
            {
                // Someone may have written an article with that slug while the import was running.
                slug = await SlugFromTitle.FreeAsync(planned.Slug, taken => context.Articles.AnyAsync(a => a.Slug == taken, cancellationToken));
                var row = await ArticleRows.AddAsync(context, session, article, slug, author, cancellationToken);
                await _comments.AddAsync(context, row.Id, article, cancellationToken);
                session.MarkImported(context, article.Key, "Article", row.Id);
                await context.SaveChangesAsync(cancellationToken);
                return row.Id;
            }, cancellationToken);
            if (article.State == ArticleState.Scheduled && session.Options.Planned is { } tell)
                await tell(id);
        }
        Tell(article, ImportOutcome.Created, slug, notes);
    }

    private long? Author(SourceArticle article, List<string> notes)
    {
        if (article.Author is null)
            return session.Owner > 0 ? session.Owner : null;
        if (session.Authors.TryGetValue(article.Author, out var id))
            return id;
        // In a dry run the account has not been created.
        if (session.Options.DryRun && session.Package.Authors.Any(a => a.Key == article.Author))
            return 0;
        notes.Add(Phrase.Format("Its author “{0}” is not in the file; it is yours.", article.Author).ToString());
        return session.Owner > 0 ? session.Owner : null;
    }

    private void Tell(SourceArticle article, ImportOutcome outcome, string? slug, IReadOnlyList<string> words)
    {
        session.Report.Add(new ImportItem(article.Kind == ArticleKind.Page ? "page" : "article", article.Title, outcome, article.State.ToString(),
            slug is null ? null : ReaderAddress.Of(article.Kind, slug), words));
    }
}
