using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>
/// A live store behind its breaker: while it is away each operation fails at once, one that gets no answer fails after
/// a bound, and what fails is graded. Nothing is retried here; the caller sends again, as with any live store.
/// </summary>
internal sealed class GuardedLiveStore(ILiveStore store, StoreBreaker breaker, TimeProvider clock) : ILiveStore
{
    // The client waits for an answer for as long as the connection stands, and that of a server that hangs does.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    /// <summary>For what may move a million counts.</summary>
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

    public Task<LiveReading> ReadAsync(ReadQuery query, CancellationToken cancellationToken) =>
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
            // Its late failure interests nobody.
            _ = answer.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
    }
}
