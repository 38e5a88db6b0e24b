using BlogApp.Data.Articles;

namespace BlogApp.Data.Giveaways;

/// <summary>An item that an article gives away, first come, first served. The database holds <see cref="Won"/> at or below <see cref="Stock"/>.</summary>
public sealed class Giveaway
{
    public long Id { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }

    /// <summary>What is given away, in the author's words.</summary>
    public required string Item { get; set; }

    public int Stock { get; set; }

    /// <summary>Items that have a winner.</summary>
    public int Won { get; set; }

    /// <summary>Claims that were won or came too late: the place of the last one.</summary>
    public int Places { get; set; }

    public DateTime OpensAt { get; set; }

    /// <summary>Claims that arrive from this moment on are refused. Null: it stays open.</summary>
    public DateTime? ClosesAt { get; set; }

    public GiveawayWho Who { get; set; }

    /// <summary>32 random bytes: the key of its tickets, page tokens and proofs.</summary>
    public required byte[] Secret { get; set; }

    public DateTime CreatedAt { get; set; }
}
