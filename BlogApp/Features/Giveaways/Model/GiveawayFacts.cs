using BlogApp.Data.Giveaways;

namespace BlogApp.Features.Giveaways.Model;

public enum GiveawayPhase
{
    Upcoming,
    Open,
    Closed,
}

/// <summary>A giveaway as the server knows it at the moment, with its article.</summary>
/// <param name="PublishedAt">Null while readers cannot reach the article.</param>
/// <param name="Members">Whether only people who are signed in may read the article.</param>
/// <param name="Won">Items that have a winner in SQL.</param>
/// <param name="Places">Claims in SQL that were won or came too late.</param>
public sealed record GiveawayFacts(
    long Id, long ArticleId, string Slug, string Title, string Language, long AuthorId, DateTime? PublishedAt, bool Members,
    string Item, int Stock, int Won, int Places, DateTime OpensAt, DateTime? ClosesAt, GiveawayWho Who, byte[] Secret, DateTime CreatedAt)
{
    public GiveawayPhase PhaseAt(DateTimeOffset now) =>
        now.UtcDateTime < OpensAt ? GiveawayPhase.Upcoming : ClosesAt is { } end && now.UtcDateTime >= end ? GiveawayPhase.Closed : GiveawayPhase.Open;

    /// <summary>Whether a reader may see it.</summary>
    public bool IsFor(bool signedIn, DateTimeOffset now) => PublishedAt <= now.UtcDateTime && (signedIn || !Members);

    /// <summary>Whether the article's page would show it differently.</summary>
    public bool LooksLike(GiveawayFacts other) =>
        (Item, Stock, OpensAt, ClosesAt, Who) == (other.Item, other.Stock, other.OpensAt, other.ClosesAt, other.Who);
}
