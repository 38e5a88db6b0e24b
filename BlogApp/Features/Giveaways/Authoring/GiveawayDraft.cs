using BlogApp.Data.Giveaways;

namespace BlogApp.Features.Giveaways.Authoring;

/// <summary>What an author enters.</summary>
/// <param name="OpensAt">UTC; null: at once.</param>
/// <param name="ClosesAt">UTC; null: it stays open.</param>
internal sealed record GiveawayDraft(string Item, int? Stock, DateTime? OpensAt, DateTime? ClosesAt, GiveawayWho Who)
{
    /// <summary>Names for errors.</summary>
    public const string ItemField = "item", StockField = "stock", OpensField = "opens", ClosesField = "closes", WholeForm = "";
}
