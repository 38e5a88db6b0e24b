using System.Data.Common;
using BlogApp.Data.Analytics.Stores;

namespace BlogApp.Data.Storage;

/// <summary>Copies the database while it is written, and examines and prepares such copies.</summary>
/// <exception cref="DbException">Thrown by every method when a database cannot be read, or the copy not be written.</exception>
public interface IDatabaseBackup
{
    /// <summary>
    /// Writes the database as it is at one moment into a new file, without what a backup must not contain: visitors' salts,
    /// sessions, and what one-time links are made of. The file has no remains of them either.
    /// </summary>
    /// <param name="to">The new file. Beside it, a working file of the same size exists for a while.</param>
    /// <param name="copied">Called with the share that is copied, 0 to 1.</param>
    void Copy(string to, Action<double> copied, CancellationToken cancellationToken);

    /// <summary>What a copy contains.</summary>
    DatabaseContents Read(string copy);

    /// <summary>The names of all files of the library that a copy lists.</summary>
    HashSet<string> MediaNames(string copy);

    IDatabaseInspector InspectorOf(string copy);

    ICountChecks CountsOf(string copy);

    /// <summary>Whether this version of the blog knows a migration by its id.</summary>
    bool Knows(string migration);

    /// <summary>Brings a copy of an older version to the present schema.</summary>
    void Migrate(string copy);

    /// <summary>
    /// Lists a writer in the copy that no journal and no live store has ever heard of. A live store from before the restore
    /// lacks it, so it is recognized as stale and rebuilt.
    /// </summary>
    void MarkRestored(string copy, DateTime now);

    /// <summary>What would be different if the copy took the place of a database.</summary>
    IReadOnlyList<ContentDifference> Compare(string database, string copy);

    /// <summary>The files that belong to a database in this file, whether they exist or not; the first is the database itself.</summary>
    IReadOnlyList<string> FilesOf(string database);
}

/// <param name="Migrations">The ids of the applied migrations, in order; empty when it is no blog's database.</param>
public sealed record DatabaseContents(IReadOnlyList<string> Migrations, long Articles, long Media, long Comments, long Accounts, long Views);

/// <summary>A kind of content.</summary>
public enum ContentKind
{
    Articles,
    Media,
    Comments,
    Accounts,
}

/// <param name="Added">Rows that only the copy has.</param>
/// <param name="Removed">Rows that only the database has.</param>
/// <param name="Changed">Rows that both have, with different content.</param>
public sealed record ContentDifference(ContentKind Kind, long Added, long Removed, long Changed);
