using BlogApp.Platform.Languages;

namespace BlogApp.Features.Giveaways.Authoring;

/// <summary>Which giveaways may be saved. Pure.</summary>
internal static class GiveawayRules
{
    public const int LongestItem = 200;
    public const int LargestStock = 1_000_000;

    /// <summary>The errors by field.</summary>
    /// <param name="won">Items that have a winner already.</param>
    /// <param name="closedBefore">The closing time that the giveaway has already, which may have passed.</param>
    public static Dictionary<string, Phrase> Check(GiveawayDraft draft, int won, DateTime? closedBefore, DateTime now)
    {
        var errors = new Dictionary<string, Phrase>();
        if (draft.Item.Trim().Length is 0)
            errors[GiveawayDraft.ItemField] = Phrase.Format("Say what is given away.");
        else if (draft.Item.Trim().Length > LongestItem)
            errors[GiveawayDraft.ItemField] = Phrase.Format("At most {0} characters.", LongestItem);
        if (draft.Stock is not (>= 1 and <= LargestStock))
            errors[GiveawayDraft.StockField] = Phrase.Format("A whole number from 1 to {0:N0}.", LargestStock);
        else if (draft.Stock < won)
            errors[GiveawayDraft.StockField] = Phrase.Format("{0:N0} are won already; the stock cannot be lower.", won);
        if (draft.ClosesAt is { } closes)
        {
            if (closes <= (draft.OpensAt ?? now))
                errors[GiveawayDraft.ClosesField] = Phrase.Format("It must close after it opens.");
            else if (closes <= now && closes != closedBefore)
                errors[GiveawayDraft.ClosesField] = Phrase.Format("This time has passed. To close it now, press “Close now”.");
        }
        return errors;
    }
}
