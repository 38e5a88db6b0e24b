using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>
/// A live store behind its breaker: while it is away each operation fails at once, and what fails is graded. Nothing is
/// retried here; the caller sends again, as with any live store.
/// </summary>
internal sealed class GuardedLiveStore(ILiveStore store, StoreBreaker breaker) : ILiveStore
{
    public string Name => store.Name;

    public Task<ApplyResult> ApplyAsync(string writer, long seq, Batch batch, CancellationToken cancellationToken) =>
        breaker.RunAsync((store, writer, seq, batch),
            static (s, token) => s.store.ApplyAsync(s.writer, s.seq, s.batch, token), cancellationToken);

    public Task<Cut?> TakeCutAsync(CancellationToken cancellationToken) =>
        breaker.RunAsync(store, static (s, token) => s.TakeCutAsync(token), cancellationToken);

    public Task FinishAsync(string cutId, CancellationToken cancellationToken) =>
        DoAsync((store, cutId), static (s, token) => s.store.FinishAsync(s.cutId, token), cancellationToken);

    public Task RebuildAsync(LiveBase from, CancellationToken cancellationToken) =>
        DoAsync((store, from), static (s, token) => s.store.RebuildAsync(s.from, token), cancellationToken);

    public Task<LiveReading> ReadAsync(ReadQuery query, CancellationToken cancellationToken) =>
        breaker.RunAsync((store, query), static (s, token) => s.store.ReadAsync(s.query, token), cancellationToken);

    public Task<long> ReadsOfAsync(long articleId, long visitorId, DateTimeOffset now, CancellationToken cancellationToken) =>
        breaker.RunAsync((store, articleId, visitorId, now),
            static (s, token) => s.store.ReadsOfAsync(s.articleId, s.visitorId, s.now, token), cancellationToken);

    public Task MarkAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken) =>
        DoAsync((store, marks), static (s, token) => s.store.MarkAsync(s.marks, token), cancellationToken);

    public Task LeaveAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken) =>
        DoAsync((store, marks), static (s, token) => s.store.LeaveAsync(s.marks, token), cancellationToken);

    public Task<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        breaker.RunAsync((store, olderThan), static (s, token) => s.store.TrimAsync(s.olderThan, token), cancellationToken);

    private Task DoAsync<TState>(TState state, Func<TState, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        breaker.RunAsync((state, work), static async (s, token) =>
        {
            await s.work(s.state, token);
            return true;
        }, cancellationToken);
}
