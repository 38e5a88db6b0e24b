using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>What saving an article does with the working copy that its author had in the editor.</summary>
internal static class EditorsCopy
{
    public static async Task<WorkingCopy?> FindAsync(BlogDbContext context, ArticleEdit edit, CancellationToken cancellationToken) =>
        edit is { WorkingCopyId: { } id, SavedBy: { } user }
            ? await context.WorkingCopies.SingleOrDefaultAsync(w => w.Id == id && w.UserId == user, cancellationToken)
            : null;

    /// <summary>A new article whose working copy belongs to an article already was saved before: this is its next save.</summary>
    public static ArticleEdit Continue(ArticleEdit edit, WorkingCopy? copy) =>
        edit.Id is null && copy is { ArticleId: { } saved } ? edit with { Id = saved, Version = copy.BaseVersion } : edit;

    /// <summary>
    /// With the save nothing is unsaved any more. Of a new article the empty copy stays and names the article, for an
    /// author whose answer is lost on the way and who saves again.
    /// </summary>
    public static void Settle(BlogDbContext context, WorkingCopy? copy, Article article)
    {
        if (copy is null)
            return;
        if (article.Id != 0)
        {
            context.WorkingCopies.Remove(copy);
            return;
        }
        copy.Article = article;
        copy.BaseVersion = article.Version + 1;
        copy.Content = "";
    }
}
