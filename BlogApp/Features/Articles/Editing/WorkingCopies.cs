using System.Text.Json;
using System.Text.Json.Serialization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Editing;

/// <summary>Stores unsaved editor content.</summary>
internal sealed class WorkingCopies(IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    /// <summary>Stores a snapshot. A late snapshot that is older than the stored one changes nothing.</summary>
    public async Task<AutosaveResult> AutosaveAsync(long userId, AutosaveRequest copy, CancellationToken cancellationToken)
    {
        // Two windows may create the working copy of one article at the same time; the second then finds the first one's.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAutosaveAsync(userId, copy, cancellationToken);
            }
            catch (DbUpdateException) when (attempt < 3)
            {
            }
        }
    }

    /// <summary>Deletes a copy permanently.</summary>
    public async Task DiscardAsync(long userId, long copyId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Its content may be a megabyte, so the row is deleted by key without loading it.
        if (!await context.WorkingCopies.AnyAsync(w => w.Id == copyId && w.UserId == userId, cancellationToken))
            return;
        context.WorkingCopies.Remove(new WorkingCopy { Id = copyId, Content = "" });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Discarded twice at the same time.
        }
    }

    private async Task<AutosaveResult> TryAutosaveAsync(long userId, AutosaveRequest copy, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await FindAsync(context.WorkingCopies.Where(w => w.UserId == userId), copy, cancellationToken);
        if (row is null)
        {
            row = new WorkingCopy { UserId = userId, ArticleId = copy.ArticleId, Content = "", BaseVersion = copy.BaseVersion };
            context.WorkingCopies.Add(row);
        }
        else if (WorkingContent.Parse(row) is { } held)
        {
            if (held.Session == copy.Session && held.Seq >= copy.Seq)
                return new(row.Id, row.SavedAt);
            if (held.Session != copy.Session && !copy.TakeOver)
                return new(row.Id, row.SavedAt, Taken: true);
        }
        // A browser that missed the answer to its first save does not know the new version; the copy does.
        if (copy.ArticleId == row.ArticleId)
            row.BaseVersion = copy.BaseVersion;
        row.SavedAt = clock.GetUtcNow().UtcDateTime;
        row.Content = JsonSerializer.Serialize(new WorkingContent(copy.Session, copy.Seq, copy.Kind, copy.Fields));
        await context.SaveChangesAsync(cancellationToken);
        return new(row.Id, row.SavedAt);
    }

    private static async Task<WorkingCopy?> FindAsync(IQueryable<WorkingCopy> own, AutosaveRequest copy, CancellationToken cancellationToken)
    {
        if (copy.CopyId is { } id && await own.SingleOrDefaultAsync(w => w.Id == id && (w.ArticleId == copy.ArticleId || copy.ArticleId == null), cancellationToken) is { } named)
            return named;
        if (copy.ArticleId is { } article)
            return await own.SingleOrDefaultAsync(w => w.ArticleId == article, cancellationToken);
        // After a lost first answer for a new article, the browser does not know the number yet.
        var beginning = WorkingContent.Beginning(copy.Session);
        return await own.FirstOrDefaultAsync(w => w.ArticleId == null && w.Content.StartsWith(beginning), cancellationToken);
    }
}

/// <summary>A snapshot from the browser.</summary>
/// <param name="CopyId">Null: the browser does not know of one.</param>
/// <param name="ArticleId">Null: never saved.</param>
/// <param name="BaseVersion">The article's version that editing started from; 0 for a new article.</param>
/// <param name="Session">Identifies the window: 8 to 40 letters and digits.</param>
/// <param name="Seq">Increases by one with each snapshot of the window.</param>
/// <param name="TakeOver">Whether to replace a copy written by another window of the same person, because this window started from it.</param>
internal sealed record AutosaveRequest(
    long? CopyId, long? ArticleId, [property: JsonConverter(typeof(EnumByName<ArticleKind>))] ArticleKind Kind, int BaseVersion, string Session, long Seq, bool TakeOver, EditorFields Fields);

/// <param name="Taken">Not stored: another window of the same person keeps its own text there.</param>
internal sealed record AutosaveResult(long CopyId, DateTime SavedAt, bool Taken = false);
