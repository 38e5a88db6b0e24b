using System.Globalization;

namespace BlogApp.Features.Giveaways.Model;

internal static class GiveawayAddress
{
    /// <summary>The page that shows a giveaway as it stands now, and a claim's state.</summary>
    /// <param name="refused">Why a claim was not accepted.</param>
    public static string Of(long id, string? ticket = null, string? refused = null) => string.Create(CultureInfo.InvariantCulture,
        $"/giveaways/{id}{(ticket is not null ? "?ticket=" + Uri.EscapeDataString(ticket) : refused is not null ? "?refused=" + refused : "")}");

    /// <summary>Its page in the Studio.</summary>
    public static string Studio(long id) => string.Create(CultureInfo.InvariantCulture, $"/studio/giveaways/{id}");
}
