namespace BlogApp.Platform.Stores;

/// <summary>How a store stands at one moment. Immutable.</summary>
/// <param name="Since">Since when it has this grade.</param>
/// <param name="Reason">Why, in plain words; null when all is well.</param>
/// <param name="LastError">The last failure in plain words, also after it has passed.</param>
/// <param name="Faults">Failures since the process started.</param>
public sealed record StoreState(
    StoreKind Store, StoreGrade Grade, DateTimeOffset Since, string? Reason, string? LastError, DateTimeOffset? LastErrorAt, long Faults)
{
    /// <summary>The first failure after the last success; null after a success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>A success alone does not heal it: whoever holds the grade releases it.</summary>
    public bool Held { get; init; }
}
