using BlogApp.Platform.Faults;

namespace BlogApp.Platform.Stores;

/// <summary>
/// The state of each store: its grade, since when and why. Users of a store report here. A success in a healthy state
/// costs one read, and reads take no lock.
/// </summary>
internal sealed partial class StoreHealth
{
    /// <summary>A temporary fault that lasts longer than this is an outage.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _changing = new();
    private readonly StoreState[] _states;
    private readonly TimeProvider _clock;
    private readonly MonotonicClock _steady;
    private readonly ILogger _logger;

    public StoreHealth(TimeProvider clock, ILogger<StoreHealth> logger)
    {
        _clock = clock;
        _steady = new MonotonicClock(clock);
        _logger = logger;
        var now = clock.GetUtcNow();
        _states = [.. Enum.GetValues<StoreKind>().Select(store => new StoreState(store, StoreGrade.Healthy, now, null, null, null, 0))];
    }

    /// <summary>A grade or its reason has changed. Raised on the reporting thread; handlers must return quickly.</summary>
    public event Action? Changed;

    public StoreState Of(StoreKind store) => Volatile.Read(ref _states[(int)store]);

    /// <summary>All stores, in order.</summary>
    public IReadOnlyList<StoreState> Read() => [.. Enum.GetValues<StoreKind>().Select(Of)];

    /// <summary>The state of the worst store; the first one when several have the same grade.</summary>
    public StoreState Worst => Read().MaxBy(state => state.Grade)!;

    public void Succeeded(StoreKind store)
    {
        if (Of(store) is { FailingSince: null, Grade: StoreGrade.Healthy, Reason: null })
            return;
        Change(store, (state, now) => state.Held
            ? state with { FailingSince = null }
            : Graded(state with { FailingSince = null }, StoreGrade.Healthy, null, now));
    }

    /// <summary>Grades and records the failure.</summary>
    /// <returns>Its meaning; null when it says nothing about the store.</returns>
    public Fault? Failed(StoreKind store, Exception error)
    {
        if (FaultClassifier.Classify(error) is not { } fault || fault.Kind is FaultKind.Rejected)
            return null;
        // Already graded where it was thrown.
        if (error is StoreUnavailableException)
            return fault;
        // There is nothing to grade and no failure to count yet; only the reason is set.
        if (fault.Kind is FaultKind.Connecting)
        {
            Change(store, (state, _) => state is { Grade: StoreGrade.Healthy, Held: false } ? state with { Reason = fault.Words } : state);
            return fault;
        }
        Change(store, (state, now) =>
        {
            var since = state.FailingSince ?? _steady.GetUtcNow();
            var failed = state with { FailingSince = since, LastError = fault.Words, LastErrorAt = now, Faults = state.Faults + 1 };
            var grade = FaultClassifier.Grade(store, fault.Kind, lasting: _steady.GetUtcNow() - since >= Patience);
            if (grade < state.Grade || (state.Held && grade == state.Grade))
                return failed;
            // Part of a damaged file may still be readable; that does not make it intact.
            return Graded(failed, grade, fault.Words, now) with { Held = state.Held || fault.Kind is FaultKind.Damaged };
        });
        return fault;
    }

    /// <summary>Fixes the store's grade until released, whatever single requests report.</summary>
    public void Hold(StoreKind store, StoreGrade grade, string reason)
    {
        if (Of(store) is { Held: true } held && held.Grade == grade && held.Reason == reason)
            return;
        Change(store, (state, now) => Graded(state, grade, reason, now) with
        {
            Held = true,
            LastError = reason,
            LastErrorAt = now,
            Faults = state.Grade == grade ? state.Faults : state.Faults + 1,
        });
    }

    public void Release(StoreKind store)
    {
        if (Of(store).Held)
            Change(store, (state, now) => Graded(state, StoreGrade.Healthy, null, now) with { Held = false, FailingSince = null });
    }

    private static StoreState Graded(StoreState state, StoreGrade grade, string? reason, DateTimeOffset now) =>
        state with { Grade = grade, Reason = reason, Since = state.Grade == grade ? state.Since : now };

    private void Change(StoreKind store, Func<StoreState, DateTimeOffset, StoreState> change)
    {
        StoreState before, after;
        lock (_changing)
        {
            before = _states[(int)store];
            after = change(before, _clock.GetUtcNow());
            Volatile.Write(ref _states[(int)store], after);
        }
        if (after.Grade != before.Grade)
            Tell(after);
        if (after.Grade != before.Grade || after.Reason != before.Reason)
            Changed?.Invoke();
    }

    private void Tell(StoreState state)
    {
        var name = state.Store.Title();
        switch (state.Grade)
        {
            case StoreGrade.Healthy:
                Log.Well(_logger, name);
                break;
            case StoreGrade.Recoverable:
                Log.Recoverable(_logger, name, state.Reason);
                break;
            case StoreGrade.Degraded:
                Log.Degraded(_logger, name, state.Reason);
                break;
            default:
                Log.Critical(_logger, name, state.Reason);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Store}: works again")]
        public static partial void Well(ILogger logger, string store);

        [LoggerMessage(LogLevel.Information, "{Store}: a failure that another tier or the next attempt makes good. {Reason}")]
        public static partial void Recoverable(ILogger logger, string store, string? reason);

        [LoggerMessage(LogLevel.Warning, "{Store}: degraded. {Reason}")]
        public static partial void Degraded(ILogger logger, string store, string? reason);

        [LoggerMessage(LogLevel.Error, "{Store}: critical. {Reason}")]
        public static partial void Critical(ILogger logger, string store, string? reason);
    }
}
