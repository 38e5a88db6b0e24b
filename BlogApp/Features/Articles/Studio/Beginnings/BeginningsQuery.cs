using BlogApp.Data;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Editing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Studio.Beginnings;

/// <summary>New articles and pages that someone began in the editor and has not saved yet. Only their author sees them.</summary>
internal sealed class BeginningsQuery(IDbContextFactory<BlogDbContext> contexts)
{
    // Each comes with its whole text.
    private const int Most = 50;

    /// <summary>The newest first: those that the filter lets through, whatever state it asks for.</summary>
    public async Task<IReadOnlyList<Beginning>> RunAsync(long userId, ArticleFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Author is { } author && author != userId)
            return [];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.WorkingCopies.AsNoTracking().Where(w => w.UserId == userId && w.ArticleId == null && w.Content != "")
            .OrderByDescending(w => w.SavedAt).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row, Content: WorkingContent.Parse(row)))
            .Where(found => found.Content is { } content && content.Kind == filter.Kind && Matches(content.Fields, filter))
            .Select(found => new Beginning(found.row.Id, found.Content!.Fields.Title.Trim(), found.row.SavedAt))];
    }

    private static bool Matches(EditorFields fields, ArticleFilter filter) =>
        (filter.Query.Length == 0 || fields.Title.Contains(filter.Query, StringComparison.OrdinalIgnoreCase) || fields.Slug.Contains(filter.Query, StringComparison.OrdinalIgnoreCase))
        && (filter.Tag is null || TagName.NormalizeAll(fields.Tags).Contains(filter.Tag))
        && (filter.Language is null || fields.Language == filter.Language);
}

/// <param name="Title">Empty: none yet.</param>
public sealed record Beginning(long CopyId, string Title, DateTime SavedAt);
