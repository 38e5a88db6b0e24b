using BlogApp.Data;
using BlogApp.Data.Comments;
using BlogApp.Features.Content.Import.Reports;
using BlogApp.Features.Content.Model;

namespace BlogApp.Features.Content.Import.Articles;

/// <summary>Brings the comments of an article. Answers to answers become answers to the first comment.</summary>
internal sealed class CommentImport(ImportSession session)
{
    /// <summary>Those that did not come before.</summary>
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
        // The first of a thread before its answers: those need its number.
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
            session.Came(context, key, "Comment", row.Id);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The first comment of the thread; null when it is that itself, or the thread begins with none.</summary>
    private static SourceComment? Root(SourceComment comment, Dictionary<string, SourceComment> byKey)
    {
        var root = comment;
        // Bounded: a broken file may have comments that answer each other in a circle.
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
