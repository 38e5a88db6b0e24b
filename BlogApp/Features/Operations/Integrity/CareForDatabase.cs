using BlogApp.Data.Storage;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations.Integrity;

/// <summary>Keeps the database fast, and notices damage before readers do.</summary>
internal sealed class CareForDatabase(IDatabaseCare database, StoreHealth health) : IScheduledWork
{
    public const string JobName = "care-for-database";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        // Reading the whole file may take minutes, and the driver only works synchronously.
        var result = await Task.Run(() => database.CareAsync(cancellationToken), cancellationToken);
        if (result.Findings is [var first, ..])
        {
            health.Hold(StoreKind.Sql, StoreGrade.Critical, Phrase.Key("The database file is damaged: the integrity check found errors. Restore a backup."));
            throw new InvalidDataException(first);
        }
        return new(0, Phrase.Format("the file is whole, {0} of it unused", ByteText.Of(result.UnusedBytes)).ToString());
    }
}
