using System.Data.Common;

namespace BlogApp.Data.Storage;

/// <summary>Inspects the database as a whole, on its own connections, while the server works.</summary>
public interface IDatabaseInspector
{
    /// <summary>Version of the database system.</summary>
    string Version { get; }

    /// <summary>The database's name, such as its file name.</summary>
    string Name { get; }

    /// <summary>Size in bytes of the database and of its write-ahead log. Opens no connection.</summary>
    (long Database, long Log) Sizes();

    /// <summary>Reads a small amount of data.</summary>
    /// <exception cref="DbException">The database does not answer.</exception>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Reads everything and compares the indexes, table by table.</summary>
    /// <param name="most">Stops after this many findings.</param>
    /// <param name="step">Called with the next step.</param>
    /// <param name="damaged">Whether an error can only come from a damaged database. Such an error is a finding, too.</param>
    /// <returns>Findings in the database's own words; empty when it is intact.</returns>
    /// <exception cref="DbException">The database cannot be read.</exception>
    IReadOnlyList<string> Check(int most, Action<CheckStep> step, Func<DbException, bool> damaged, CancellationToken cancellationToken);
}

/// <param name="Done">Finished steps.</param>
/// <param name="Of">All steps.</param>
/// <param name="Table">The next table; null: the file as a whole.</param>
public readonly record struct CheckStep(int Done, int Of, string? Table);
