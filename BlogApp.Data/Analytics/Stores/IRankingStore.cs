namespace BlogApp.Data.Analytics.Stores;

public interface IRankingStore
{
    /// <summary>Replaces all rankings in one transaction. Sets each <see cref="Ranking.PreviousPosition"/> from the replaced ranking.</summary>
    Task ReplaceAsync(IEnumerable<Ranking> places, CancellationToken cancellationToken);
}
