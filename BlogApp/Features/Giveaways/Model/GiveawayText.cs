using BlogApp.Platform.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Giveaways.Model;

internal static class GiveawayText
{
    /// <summary>The phase in a word or two.</summary>
    public static string Phase(GiveawayFacts giveaway, DateTimeOffset now, IStringLocalizer<Words> words) => giveaway.PhaseAt(now) switch
    {
        GiveawayPhase.Upcoming => words["opens later"],
        GiveawayPhase.Open when giveaway.Won >= giveaway.Stock => words["all won"],
        GiveawayPhase.Open => words["open"],
        _ => words["closed"],
    };
}
