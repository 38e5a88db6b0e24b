using Microsoft.EntityFrameworkCore;

namespace BlogApp.Data.Search;

/// <summary>
/// Queries the full-text index on the context's connection. An expression is a list of folded words and phrases, each in
/// double quotes, joined by AND or OR, with parentheses. A star after one makes its last word a prefix.
/// </summary>
public interface ISearchIndexReader
{
    /// <summary>
    /// The best matches first. When there are too many matches to score, those with the words in title, tags or excerpt
    /// come first, then the newest.
    /// </summary>
    Task<IReadOnlyList<SearchMatch>> FindAsync(DbContext context, string expression, int most, CancellationToken cancellationToken);

    /// <summary>What results show of each, whole, by article.</summary>
    Task<Dictionary<long, SearchTexts>> TextsAsync(DbContext context, IEnumerable<long> ids, CancellationToken cancellationToken);

    /// <summary>The number of matching articles that readers may see, counted up to 3.</summary>
    Task<int> CountVisibleAsync(DbContext context, string expression, DateTime now, CancellationToken cancellationToken);

    /// <summary>The words used in articles, the most frequent first.</summary>
    /// <param name="shortest">Minimum number of letters.</param>
    /// <param name="longest">Maximum number of letters.</param>
    Task<List<IndexedWord>> WordsAsync(DbContext context, int shortest, int longest, int most, CancellationToken cancellationToken);

    /// <summary>Those of the words that some article uses.</summary>
    /// <param name="words">Folded.</param>
    Task<List<string>> KnownAsync(DbContext context, IEnumerable<string> words, CancellationToken cancellationToken);

    /// <summary>Whether changes are noted that the index does not have yet.</summary>
    Task<bool> HasPendingAsync(DbContext context, CancellationToken cancellationToken);

    Task<List<PendingRow>> PendingAsync(DbContext context, int most, CancellationToken cancellationToken);

    /// <summary>Articles whose version the index has not seen, and articles it should have removed.</summary>
    /// <param name="rules">The version of the indexing rules that the entries must have.</param>
    Task<List<long>> WrongAsync(DbContext context, int rules, CancellationToken cancellationToken);
}
