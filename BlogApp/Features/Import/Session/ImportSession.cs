using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Import.Media;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Media;

namespace BlogApp.Features.Import.Session;

/// <summary>The shared state of one import's steps.</summary>
internal sealed class ImportSession(
    ContentPackage package, ImportOptions options, ImportReport report, KnownItems known, BulkArticleWriter bulk, DateTime now, string language)
{
    public ContentPackage Package => package;
    public ImportOptions Options => options;
    public ImportReport Report => report;
    public KnownItems Known => known;
    public DateTime Now => now;

    /// <summary>The language of articles that do not specify one.</summary>
    public string Language => language;

    /// <summary>Account ids of the file's authors, by their keys in the file. A dry run has only existing accounts.</summary>
    public Dictionary<string, long> Authors { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the media files that created accounts show on their author pages. The files come after the accounts.</summary>
    public Dictionary<long, string> Portraits { get; } = [];

    /// <summary>Fetches the texts' pictures of other hosts, as far as the options want them.</summary>
    public required PictureFetchRun Pictures { get; init; }

    /// <summary>Number of pictures in new articles that readers do not see.</summary>
    public int HiddenPictures { get; set; }

    /// <summary>The owner of articles without an author.</summary>
    public long Owner { get; set; }

    /// <summary>Series by title in the file.</summary>
    public Dictionary<string, long> Series { get; } = new(StringComparer.Ordinal);

    /// <summary>Imported media files, by their references in the file's texts.</summary>
    public MediaReferences Media { get; } = new();

    /// <summary>Addresses of imported files, by the pages that the old system made for them.</summary>
    public Dictionary<string, string> MediaPages { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that the import brings, for a dry run, which brings none.</summary>
    public MediaReferences Expected => field ??= Expect();

    private MediaReferences Expect()
    {
        var expected = new MediaReferences();
        foreach (var media in package.Media.Where(media => media.Open is not null || options.Fetch))
            expected.Add(media.Reference, 0, media.Reference);
        return expected;
    }

    /// <summary>Records the new location of a file for the texts that refer to it.</summary>
    public void Place(SourceMedia media, long id, string name)
    {
        Media.Add(media.Reference, id, MediaAddress.ForName(name));
        if (media.Page is { } page)
            MediaPages.TryAdd(page, MediaAddress.ForName(name));
    }

    /// <summary>Whether anything was written.</summary>
    public bool Changed { get; private set; }

    /// <summary>Does all of the writes or none. Never called in a dry run.</summary>
    public async Task<T> WriteAsync<T>(Func<BlogDbContext, Task<T>> work, CancellationToken cancellationToken)
    {
        if (options.DryRun)
            throw new InvalidOperationException("A dry run writes nothing.");
        Changed = true;
        return await bulk.InTransactionAsync(work, cancellationToken);
    }

    /// <summary>Records, in the same transaction, that an item was imported, so that it is not imported twice.</summary>
    public void MarkImported(BlogDbContext context, string key, string table, long rowId)
    {
        context.ImportedItems.Add(new ImportedItem { Source = package.Source, Key = SourceText.Cut(key, 500), Table = table, RowId = rowId, At = now });
        known.Add(key, rowId);
    }
}
