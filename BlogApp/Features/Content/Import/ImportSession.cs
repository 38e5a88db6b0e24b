using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Content.Import.Reports;
using BlogApp.Features.Content.Model;
using BlogApp.Features.Media;

namespace BlogApp.Features.Content.Import;

/// <summary>What the steps of one import share.</summary>
internal sealed class ImportSession(
    ContentPackage package, ImportOptions options, ImportReport report, KnownItems known, BulkPublishing bulk, DateTime now, string language)
{
    public ContentPackage Package => package;
    public ImportOptions Options => options;
    public ImportReport Report => report;
    public KnownItems Known => known;
    public DateTime Now => now;

    /// <summary>Of articles that do not say theirs.</summary>
    public string Language => language;

    /// <summary>The accounts of the file's authors, by their keys there; of a dry run only those that exist.</summary>
    public Dictionary<string, long> Authors { get; } = new(StringComparer.Ordinal);

    /// <summary>Whose the articles are that name no author.</summary>
    public long Owner { get; set; }

    /// <summary>Series by their titles in the file.</summary>
    public Dictionary<string, long> Series { get; } = new(StringComparer.Ordinal);

    /// <summary>Media files here, by how the file's texts refer to them.</summary>
    public Dictionary<string, (long Id, string Address)> Media { get; } = new(StringComparer.Ordinal);

    /// <summary>Addresses of files here, by the pages that the old system made around them.</summary>
    public Dictionary<string, string> MediaPages { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes where a file is here, for the texts that refer to it.</summary>
    public void Place(SourceMedia media, long id, string name)
    {
        Media[media.Reference] = (id, MediaAddress.Of(name));
        if (media.Page is { } page)
            MediaPages.TryAdd(page, MediaAddress.Of(name));
    }

    /// <summary>Whether anything was written.</summary>
    public bool Changed { get; private set; }

    /// <summary>Writes all of the work or nothing; not called in a dry run.</summary>
    public async Task<T> WriteAsync<T>(Func<BlogDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        if (options.DryRun)
            throw new InvalidOperationException("A dry run writes nothing.");
        Changed = true;
        return await bulk.InTransactionAsync(work, cancellationToken);
    }

    /// <summary>Notes in the same transaction that something came, so that it does not come twice.</summary>
    public void Came(BlogDbContext context, string key, string table, long rowId)
    {
        context.ImportedItems.Add(new ImportedItem { Source = package.Source, Key = SourceText.Cut(key, 500), Table = table, RowId = rowId, At = now });
        known.Add(key, rowId);
    }
}
