using System.Data.Common;

namespace BlogApp.Data.Storage;

/// <summary>EF's migration records in the database, read without EF.</summary>
public interface IMigrationHistory
{
    /// <summary>The ids of the applied migrations; null for a new database.</summary>
    /// <param name="connection">An open connection.</param>
    IReadOnlySet<string>? Applied(DbConnection connection);

    /// <summary>Removes the lock left by a process that was killed during a migration. Call it only when no other process can be migrating.</summary>
    /// <param name="connection">The writing connection.</param>
    void ForgetLock(DbConnection connection);
}
