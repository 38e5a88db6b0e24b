using System.Data.Common;

namespace BlogApp.Data.Storage;

/// <summary>The schema that this version of the blog works with.</summary>
public interface IDatabaseSchema
{
    /// <summary>Whether it includes a migration, by its id.</summary>
    bool Knows(string migration);

    /// <summary>Brings a database to it.</summary>
    /// <param name="connection">An open connection that may write.</param>
    /// <exception cref="DbException">The database cannot be written.</exception>
    void Migrate(DbConnection connection);
}
