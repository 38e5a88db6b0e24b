using BlogApp.Data;
using BlogApp.Data.Media;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Media.Library;

/// <summary>Finds files and changes their descriptions.</summary>
internal sealed class MediaQueries(IDbContextFactory<BlogDbContext> contexts)
{
    public const int LongestAlt = 1000;

    public async Task<MediaPage> ListAsync(MediaFilter filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var files = context.MediaFiles.AsNoTracking();
        var all = await files.CountAsync(cancellationToken);
        var pictures = await files.CountAsync(m => m.Width != null, cancellationToken);
        var unnamed = await files.CountAsync(m => m.Width != null && m.Alt == "", cancellationToken);
        files = filter.Show switch
        {
            MediaShow.Pictures => files.Where(m => m.Width != null),
            MediaShow.Unnamed => files.Where(m => m.Width != null && m.Alt == ""),
            MediaShow.Others => files.Where(m => m.Width == null),
            _ => files,
        };
        if (filter.Query.Length > 0)
        {
            var pattern = $"%{filter.Query.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            files = files.Where(m => EF.Functions.Like(m.Alt, pattern, "\\") || EF.Functions.Like(m.OriginalName, pattern, "\\") || m.Name == filter.Query);
        }
        var total = await files.CountAsync(cancellationToken);
        var page = Math.Clamp(filter.Page, 1, Math.Max(1, (total + MediaFilter.PageSize - 1) / MediaFilter.PageSize));
        var rows = await files.Include(m => m.Variants).Include(m => m.UploadedBy).OrderByDescending(m => m.Id)
            .Skip((page - 1) * MediaFilter.PageSize).Take(MediaFilter.PageSize).AsSplitQuery().ToListAsync(cancellationToken);
        return new([.. rows.Select(MediaRow.From)], page, total, all, pictures, unnamed);
    }

    public async Task<MediaRow?> FindAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await WithDetails(context).SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is { } file ? MediaRow.From(file) : null;
    }

    /// <param name="name">The last part of its address.</param>
    public async Task<MediaRow?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await WithDetails(context).SingleOrDefaultAsync(m => m.Name == name, cancellationToken) is { } file ? MediaRow.From(file) : null;
    }

    /// <summary>Changes the description in the database only. Call <see cref="MediaCommands"/> instead.</summary>
    /// <returns>The problem in words; null when it was saved.</returns>
    public async Task<string?> DescribeAsync(long id, string alt, long by, DateTime at, CancellationToken cancellationToken)
    {
        alt = alt.Trim();
        if (alt.Length > LongestAlt)
            return Phrase.Format("Too long: {0:N0} characters, and {1:N0} are the most.", alt.Length, LongestAlt).ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.MediaFiles.SingleOrDefaultAsync(m => m.Id == id, cancellationToken) is not { } file)
            return Phrase.Key("Someone has deleted this file meanwhile.");
        if (file.Alt != alt)
            context.Audit(at, by, "media.describe", file.OriginalName, AuditLog.Change(file.Alt, alt));
        file.Alt = alt;
        await context.SaveChangesAsync(cancellationToken);
        return null;
    }

    private static IQueryable<MediaFile> WithDetails(BlogDbContext context) => context.MediaFiles.AsNoTracking().Include(m => m.Variants).Include(m => m.UploadedBy);
}
