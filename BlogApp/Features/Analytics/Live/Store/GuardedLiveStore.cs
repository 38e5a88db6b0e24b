using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>
/// A live store behind its breaker. While the store is unavailable each operation fails at once, an unanswered
/// operation fails after a time limit, and failures are graded. Nothing is retried here; the caller sends again, as
/// with any live store.
/// </summary>
internal sealed class GuardedLiveStore(ILiveStore store, StoreBreaker breaker, TimeProvider clock) : ILiveStore
{
    // The client waits for an answer as long as the connection is open, and a hanging server keeps it open.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>For operations that may move a million counts.</summary>
    private static readonly TimeSpan LongBound = TimeSpan.FromSeconds(30);

    public string Name => store.Name;

    public Task<ApplyResult> ApplyAsync(string writer, long seq, Batch batch, CancellationToken cancellationToken) =>
        RunAsync(Bound, token => store.ApplyAsync(writer, seq, batch, token), cancellationToken);

    public Task<Cut?> TakeCutAsync(CancellationToken cancellationToken) =>
        RunAsync(LongBound, store.TakeCutAsync, cancellationToken);

    public Task FinishAsync(string cutId, CancellationToken cancellationToken) =>
        DoAsync(Bound, token => store.FinishAsync(cutId, token), cancellationToken);

    public Task RebuildAsync(LiveBase from, CancellationToken cancellationToken) =>
        DoAsync(LongBound, token => store.RebuildAsync(from, token), cancellationToken);

    public Task<LiveStoreState> ReadAsync(ReadQuery query, CancellationToken cancellationToken) =>
        RunAsync(Bound, token => store.ReadAsync(query, token), cancellationToken);

    public Task<long> ReadsOfAsync(long articleId, long visitorId, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunAsync(Bound, token => store.ReadsOfAsync(articleId, visitorId, now, token), cancellationToken);

    public Task MarkAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken) =>
        DoAsync(Bound, token => store.MarkAsync(marks, token), cancellationToken);

    public Task LeaveAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken) =>
        DoAsync(Bound, token => store.LeaveAsync(marks, token), cancellationToken);

    public Task<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        RunAsync(Bound, token => store.TrimAsync(olderThan, token), cancellationToken);

    private Task DoAsync(TimeSpan bound, Func<CancellationToken, Task> work, CancellationToken cancellationToken) =>
        RunAsync(bound, async token =>
        {
            await work(token);
            return true;
        }, cancellationToken);

    private Task<T> RunAsync<T>(TimeSpan bound, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        breaker.RunAsync((clock, bound, work), static (call, token) => BoundedAsync(call.work(token), call.bound, call.clock), cancellationToken);

    private static async Task<T> BoundedAsync<T>(Task<T> answer, TimeSpan bound, TimeProvider clock)
    {
        try
        {
            return await answer.WaitAsync(bound, clock);
        }
        catch (TimeoutException)
        {
            // Nobody needs the late failure; this only marks it as observed.
            _ = answer.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }
}
