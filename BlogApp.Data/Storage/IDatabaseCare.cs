using System.Data.Common;

namespace BlogApp.Data.Storage;

/// <summary>Keeps the database fast and small.</summary>
public interface IDatabaseCare
{
    /// <summary>Renews what the query planner knows, and checks the file as a whole.</summary>
    /// <exception cref="DbException">The database is unavailable.</exception>
    Task<CareResult> CareAsync(CancellationToken cancellationToken);
}

/// <param name="Findings">What the check found; empty when the file is whole.</param>
/// <param name="UnusedBytes">Space inside the file that later rows will use.</param>
public sealed record CareResult(IReadOnlyList<string> Findings, long UnusedBytes);
