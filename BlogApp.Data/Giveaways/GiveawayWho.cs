namespace BlogApp.Data.Giveaways;

/// <summary>Who may claim, and what counts as one person.</summary>
public enum GiveawayWho
{
    /// <summary>Everyone, once per visitor.</summary>
    Visitor,

    /// <summary>People who are signed in, once per account.</summary>
    Account,
}
