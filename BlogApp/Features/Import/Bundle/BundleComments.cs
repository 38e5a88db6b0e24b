using BlogApp.Data;
using BlogApp.Data.Comments;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Bundle;

/// <summary>The comments of an article: top-level comments first, then answers, each ordered by time.</summary>
internal static class BundleComments
{
    public static async Task<List<BundleComment>> ReadAsync(BlogDbContext context, long articleId, BundleNames names, CancellationToken cancellationToken)
    {
        var all = await context.Comments.AsNoTracking().Where(c => c.ArticleId == articleId).ToListAsync(cancellationToken);
        var numbers = new Dictionary<long, int>();
        var written = new List<BundleComment>();
        foreach (var comment in Sorted(all.Where(c => c.ParentId is null)))
            Add(comment, null);
        foreach (var comment in Sorted(all.Where(c => c.ParentId is not null)).OrderBy(c => c.At).ThenBy(c => numbers.GetValueOrDefault(c.ParentId!.Value)))
            Add(comment, numbers.GetValueOrDefault(comment.ParentId!.Value) is > 0 and var answers ? answers : null);
        return written;

        void Add(Comment comment, int? answers)
        {
            written.Add(new(written.Count + 1, answers, comment.Name, comment.Email, comment.Url, comment.UserId is { } user ? names.Users.GetValueOrDefault(user) : null, comment.State, comment.At, comment.Markdown));
            numbers[comment.Id] = written.Count;
        }
    }

    private static IOrderedEnumerable<Comment> Sorted(IEnumerable<Comment> comments) => comments.OrderBy(c => c.At).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Markdown, StringComparer.Ordinal)
        .ThenBy(c => c.Email, StringComparer.Ordinal).ThenBy(c => c.State).ThenBy(c => c.Id);
}
