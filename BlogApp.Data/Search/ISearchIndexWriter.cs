namespace BlogApp.Data.Search;

/// <summary>Changes the full-text index. Each call takes the writer's turn.</summary>
public interface ISearchIndexWriter
{
    /// <summary>Makes sure that every change of an article is noted in the transaction that makes it, whoever makes it.</summary>
    Task EnsureNotedAsync(CancellationToken cancellationToken);

    /// <summary>Notes the articles as changed.</summary>
    Task NoteAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken);

    /// <summary>Indexes the documents and removes their notes, unless the article has changed again. Runs as one transaction.</summary>
    /// <param name="rules">The version of the indexing rules that made the documents.</param>
    Task WriteAsync(IReadOnlyList<SearchDocument> documents, int rules, CancellationToken cancellationToken);

    /// <summary>Merges some of the index's segments. Empties the index when it is damaged.</summary>
    /// <returns>False when the index was damaged: it then has seen no version of any article.</returns>
    Task<bool> CareAsync(CancellationToken cancellationToken);
}
