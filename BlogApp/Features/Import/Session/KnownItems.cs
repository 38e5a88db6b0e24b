using BlogApp.Data;
using BlogApp.Features.Import.Model;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Session;

/// <summary>Items imported from a source before, by their keys there.</summary>
internal sealed class KnownItems
{
    private readonly Dictionary<string, long> _rows;

    private KnownItems(Dictionary<string, long> rows) => _rows = rows;

    public static async Task<KnownItems> LoadAsync(IDbContextFactory<BlogDbContext> contexts, string source, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new(await context.ImportedItems.Where(i => i.Source == source).ToDictionaryAsync(i => i.Key, i => i.RowId, StringComparer.Ordinal, cancellationToken));
    }

    public bool TryFind(string key, out long rowId) => _rows.TryGetValue(SourceText.Cut(key, 500), out rowId);

    public void Add(string key, long rowId) => _rows[SourceText.Cut(key, 500)] = rowId;
}
