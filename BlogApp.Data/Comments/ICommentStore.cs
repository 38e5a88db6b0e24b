namespace BlogApp.Data.Comments;

/// <summary>Comment operations that must check and write in a single statement.</summary>
public interface ICommentStore
{
    /// <summary>
    /// Adds a comment under a published article, or under a top-level comment of that article. Skips a duplicate: the
    /// same text by the same person. Of two identical submissions at the same moment, even on two servers, only one is
    /// kept.
    /// </summary>
    /// <param name="since">The same text from before this time does not count as a duplicate.</param>
    /// <returns>The new id; 0 when nothing was added.</returns>
    Task<long> AddAsync(Comment comment, DateTime since, CancellationToken cancellationToken);

    /// <summary>Deletes spam and discarded comments, except those with a visible or pending answer.</summary>
    /// <param name="before">Only comments written before this time.</param>
    /// <returns>The number of deleted comments.</returns>
    Task<int> DeleteDiscardedAsync(DateTime before, CancellationToken cancellationToken);
}
