using BlogApp.Platform.Stores.Faults;

namespace BlogApp.Platform.Stores;

/// <summary>
/// How each store stands: its grade, since when and why. Whoever uses a store reports here; a success while all is
/// well costs a read. Reading takes no lock.
/// </summary>
internal sealed partial class StoreHealth
{
    /// <summary>What would pass by itself and has not passed for this long is an outage.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _changing = new();
    private readonly StoreState[] _states;
    private readonly TimeProvider _clock;
    private readonly SteadyTime _steady;
    private readonly ILogger _logger;

    public StoreHealth(TimeProvider clock, ILogger<StoreHealth> logger)
    {
        _clock = clock;
        _steady = new SteadyTime(clock);
        _logger = logger;
        var now = clock.GetUtcNow();
        _states = [.. Enum.GetValues<StoreKind>().Select(store => new StoreState(store, StoreGrade.Healthy, now, null, null, null, 0))];
    }

    /// <summary>A grade or its reason has changed. Raised on whichever thread noticed; must return at once.</summary>
    public event Action? Changed;

    public StoreState Of(StoreKind store) => Volatile.Read(ref _states[(int)store]);

    /// <summary>All stores, in order.</summary>
    public IReadOnlyList<StoreState> Read() => [.. Enum.GetValues<StoreKind>().Select(Of)];

    /// <summary>The state of the worst; the first of them when several are as bad.</summary>
    public StoreState Worst => Read().MaxBy(state => state.Grade)!;

    public void Succeeded(StoreKind store)
    {
        if (Of(store) is { FailingSince: null, Grade: StoreGrade.Healthy })
            return;
        Change(store, (state, now) => state.Held
            ? state with { FailingSince = null }
            : Graded(state with { FailingSince = null }, StoreGrade.Healthy, null, now));
    }

    /// <summary>Grades the failure and remembers it.</summary>
    /// <returns>What it means; null when it says nothing about the store.</returns>
    public Fault? Failed(StoreKind store, Exception error)
    {
        if (FaultGrades.Of(error) is not { } fault || fault.Kind is FaultKind.Rejected)
            return null;
        // Graded already, by whoever threw it.
        if (error is StoreAwayException)
            return fault;
        Change(store, (state, now) =>
        {
            var since = state.FailingSince ?? _steady.GetUtcNow();
            var failed = state with { FailingSince = since, LastError = fault.Words, LastErrorAt = now, Faults = state.Faults + 1 };
            var grade = FaultGrades.Grade(store, fault.Kind, lasting: _steady.GetUtcNow() - since >= Patience);
            if (grade < state.Grade || (state.Held && grade == state.Grade))
                return failed;
            // Part of a damaged file may well be readable; that does not make it whole.
            return Graded(failed, grade, fault.Words, now) with { Held = state.Held || fault.Kind is FaultKind.Damaged };
        });
        return fault;
    }

    /// <summary>The store has this grade, whatever single requests to it say, until released.</summary>
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
