namespace BlogApp.Data.Giveaways;

public enum ClaimOutcome
{
    Won,
    SoldOut,
    Refused,
}

/// <summary>Why a claim that was accepted was refused afterwards.</summary>
public enum ClaimRefusal
{
    /// <summary>The author closed the giveaway before it arrived.</summary>
    Closed,

    /// <summary>The same visitor claimed under yesterday's hash.</summary>
    Twice,

    /// <summary>The giveaway was deleted together with its article.</summary>
    Gone,
}
