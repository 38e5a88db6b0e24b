using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>What saving an article does with its author's working copy.</summary>
internal static class WorkingCopyOnSave
{
    public static async Task<WorkingCopy?> FindAsync(BlogDbContext context, ArticleEdit edit, CancellationToken cancellationToken) =>
        edit is { WorkingCopyId: { } id, SavedBy: { } user }
            ? await context.WorkingCopies.SingleOrDefaultAsync(w => w.Id == id && w.UserId == user, cancellationToken)
            : null;

    /// <summary>A new article whose working copy already belongs to an article was saved before: this is its next save.</summary>
    public static ArticleEdit Continue(ArticleEdit edit, WorkingCopy? copy) =>
        edit.Id is null && copy is { ArticleId: { } saved } ? edit with { Id = saved, Version = copy.BaseVersion } : edit;

    /// <summary>
    /// After the save, nothing is unsaved. The working copy of a new article stays, empty and linked to the article, in
    /// case the answer is lost and the author saves again.
    /// </summary>
    public static void MarkSaved(BlogDbContext context, WorkingCopy? copy, Article article)
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
