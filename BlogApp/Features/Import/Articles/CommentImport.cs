using BlogApp.Data;
using BlogApp.Data.Comments;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;

namespace BlogApp.Features.Import.Articles;

/// <summary>Imports the comments of an article. Answers to answers become answers to the thread's first comment.</summary>
internal sealed class CommentImport(ImportSession session)
{
    /// <summary>The comments that were not imported before.</summary>
    public IReadOnlyList<SourceComment> Fresh(SourceArticle article) => [.. article.Comments.Where(c => !session.Known.TryFind(c.Key, out _))];

    public void Count(SourceArticle article, int fresh)
    {
        if (article.Comments.Count == 0)
            return;
        session.Report.Add("comment", ImportOutcome.Created, fresh);
        session.Report.Add("comment", ImportOutcome.Unchanged, article.Comments.Count - fresh);
    }

    public async Task AddAsync(BlogDbContext context, long articleId, SourceArticle article, CancellationToken cancellationToken)
    {
        var byKey = article.Comments.DistinctBy(c => c.Key).ToDictionary(c => c.Key, StringComparer.Ordinal);
        var rows = new Dictionary<string, Comment>(StringComparer.Ordinal);
        // The first comment of a thread comes before its answers, because they need its id.
        foreach (var level in article.Comments.Where(c => byKey[c.Key] == c).ToLookup(c => Root(c, byKey) is null).OrderByDescending(l => l.Key))
        {
            foreach (var comment in level.Where(c => !session.Known.TryFind(c.Key, out _)))
            {
                var root = Root(comment, byKey);
                long? parent = root is null ? null
                    : rows.TryGetValue(root.Key, out var row) ? row.Id
                    : session.Known.TryFind(root.Key, out var known) && await context.Comments.FindAsync([known], cancellationToken) is { } there && there.ArticleId == articleId ? known : null;
                context.Comments.Add(rows[comment.Key] = Row(comment, articleId, parent));
            }
            await context.SaveChangesAsync(cancellationToken);
        }
        foreach (var (key, row) in rows)
            session.MarkImported(context, key, "Comment", row.Id);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The first comment of the thread; null when the comment is the first itself, or when the thread has no first comment.</summary>
    private static SourceComment? Root(SourceComment comment, Dictionary<string, SourceComment> byKey)
    {
        var root = comment;
        // Bounded, because a broken file may contain comments that answer each other in a cycle.
        for (var steps = 0; steps < 1000 && root.Parent is { } parent && byKey.TryGetValue(parent, out var above); steps++)
        {
            if (above == comment)
                return null;
            root = above;
        }
        return root == comment ? null : root;
    }

    private Comment Row(SourceComment comment, long articleId, long? parent) => new()
    {
        ArticleId = articleId,
        ParentId = parent,
        UserId = comment.User is { } user && session.Authors.TryGetValue(user, out var id) ? id : null,
        Name = comment.Name,
        Email = comment.Email,
        Url = comment.Url,
        Markdown = comment.Markdown,
        State = comment.State,
        At = comment.At,
    };
}
