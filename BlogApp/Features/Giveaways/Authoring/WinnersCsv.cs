using System.Text;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Giveaways.Authoring;

/// <summary>The winners as CSV (RFC 4180). No cell is a formula to a spreadsheet. Pure.</summary>
internal static class WinnersCsv
{
    public static string Create(GiveawayFacts giveaway, IEnumerable<ClaimRow> winners)
    {
        var text = new StringBuilder();
        Line(text, "number", "item", "account", "place", "code", "arrivedAt", "substitute");
        foreach (var winner in winners)
            Line(text, $"{winner.Number}", giveaway.Item, winner.Account ?? "", $"{winner.Place}",
                ProofCode.Create(giveaway.Id, winner.Place ?? 0, winner.Ticket, giveaway.Secret), TimeText.Iso(winner.ArrivedAt), winner.DrawnAt is null ? "no" : "yes");
        return text.ToString();
    }

    /// <summary>A cell that begins like a formula gets an apostrophe before it; quotes are doubled.</summary>
    public static string Cell(string value)
    {
        var trimmed = value.TrimStart();
        var safe = trimmed.Length > 0 && trimmed[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' || value.Length > 0 && value[0] is '\t' or '\r' or '\n' ? "'" + value : value;
        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0 || safe.Contains('\'', StringComparison.Ordinal) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static void Line(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            text.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        text.Append("\r\n");
    }
}
