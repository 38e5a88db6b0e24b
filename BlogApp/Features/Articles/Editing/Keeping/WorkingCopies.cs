using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Editing.Keeping;

/// <summary>Keeps what people have in the editor and have not saved yet.</summary>
internal sealed class WorkingCopies(IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    /// <summary>Keeps a snapshot. One that is older than what is kept already, and came late, changes nothing.</summary>
    public async Task<CopyKept> KeepAsync(long userId, CopyToKeep copy, CancellationToken cancellationToken)
    {
        // Two windows may begin the copy of one article at once: the second finds the first one's.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryKeepAsync(userId, copy, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < 3)
            {
            }
        }
    }

    /// <summary>Forgets a copy for good.</summary>
    public async Task DiscardAsync(long userId, long copyId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Its content may be a megabyte: only the row is named.
        if (!await context.WorkingCopies.AnyAsync(w => w.Id == copyId && w.UserId == userId, cancellationToken))
            return;
        context.WorkingCopies.Remove(new WorkingCopy { Id = copyId, Content = "" });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Discarded twice at once.
        }
    }

    private async Task<CopyKept> TryKeepAsync(long userId, CopyToKeep copy, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await FindAsync(context.WorkingCopies.Where(w => w.UserId == userId), copy, cancellationToken);
        if (row is null)
        {
            row = new WorkingCopy { UserId = userId, ArticleId = copy.ArticleId, Content = "", BaseVersion = copy.BaseVersion };
            context.WorkingCopies.Add(row);
        }
        else if (WorkingContent.Of(row) is { } held)
        {
            if (held.Session == copy.Session && held.Seq >= copy.Seq)
                return new(row.Id, row.SavedAt);
            if (held.Session != copy.Session && !copy.TakeOver)
                return new(row.Id, row.SavedAt, Taken: true);
        }
        // The copy of a new article that was saved already knows the version better than a browser that missed the answer.
        if (copy.ArticleId == row.ArticleId)
            row.BaseVersion = copy.BaseVersion;
        row.SavedAt = clock.GetUtcNow().UtcDateTime;
        row.Content = JsonSerializer.Serialize(new WorkingContent(copy.Session, copy.Seq, copy.Kind, copy.Fields));
        await context.SaveChangesAsync(cancellationToken);
        return new(row.Id, row.SavedAt);
    }

    private static async Task<WorkingCopy?> FindAsync(IQueryable<WorkingCopy> own, CopyToKeep copy, CancellationToken cancellationToken)
    {
        if (copy.CopyId is { } id && await own.SingleOrDefaultAsync(w => w.Id == id && (w.ArticleId == copy.ArticleId || copy.ArticleId == null), cancellationToken) is { } named)
            return named;
        if (copy.ArticleId is { } article)
            return await own.SingleOrDefaultAsync(w => w.ArticleId == article, cancellationToken);
        // Of a new article whose first answer was lost, the browser does not know the number yet.
        var beginning = WorkingContent.Beginning(copy.Session);
        return await own.FirstOrDefaultAsync(w => w.ArticleId == null && w.Content.StartsWith(beginning), cancellationToken);
    }
}

/// <summary>A snapshot from the browser.</summary>
/// <param name="CopyId">Null: the browser does not know of one.</param>
/// <param name="ArticleId">Null: never saved.</param>
/// <param name="BaseVersion">The article's version that it began with; 0 for a new one.</param>
/// <param name="Session">The window, 8 to 40 letters and digits.</param>
/// <param name="Seq">Grows by one with each snapshot of the window.</param>
/// <param name="TakeOver">Whether a copy that another window of the same person wrote may be replaced: this one began with it.</param>
internal sealed record CopyToKeep(
    long? CopyId, long? ArticleId, [property: JsonConverter(typeof(EnumByName<ArticleKind>))] ArticleKind Kind, int BaseVersion, string Session, long Seq, bool TakeOver, EditorFields Fields);

/// <param name="Taken">Not kept: another window of the same person keeps its own text there.</param>
internal sealed record CopyKept(long CopyId, DateTime SavedAt, bool Taken = false);
