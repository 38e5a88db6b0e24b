namespace BlogApp.Platform.Stores;

/// <summary>The state of a store at one moment. Immutable.</summary>
/// <param name="Since">When it got this grade.</param>
/// <param name="Reason">The reason in plain words, or that the connection is still being made; null when all is well.</param>
/// <param name="LastError">The last failure in plain words; kept after recovery.</param>
/// <param name="Faults">Failures since the process started.</param>
public sealed record StoreState(
    StoreKind Store, StoreGrade Grade, DateTimeOffset Since, string? Reason, string? LastError, DateTimeOffset? LastErrorAt, long Faults)
{
    /// <summary>The first failure after the last success; null after a success.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>Nothing is known about the store yet: the first connection is being made.</summary>
    public bool Connecting => Grade is StoreGrade.Healthy && Reason is not null;

    /// <summary>A success does not restore the grade; its holder must release it.</summary>
    public bool Held { get; init; }
}
