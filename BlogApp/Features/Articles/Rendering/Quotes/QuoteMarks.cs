using System.Collections.Frozen;

namespace BlogApp.Features.Articles.Rendering.Quotes;

/// <summary>The quotation marks of a language.</summary>
/// <param name="Inner">Those within a quotation, written as single ones.</param>
internal sealed record QuoteMarks(string Open, string Close, string Inner, string InnerClose)
{
    // No break between the mark and the word, and half as wide as a space.
    private const string Narrow = "\u202f";

    public const string Apostrophe = "’";

    private static readonly QuoteMarks English = new("“", "”", "‘", "’");
    private static readonly QuoteMarks German = new("„", "“", "‚", "‘");
    private static readonly QuoteMarks Polish = new("„", "”", "«", "»");
    private static readonly QuoteMarks Nordic = new("”", "”", "’", "’");
    private static readonly QuoteMarks Latin = new("«", "»", "“", "”");
    private static readonly QuoteMarks Russian = new("«", "»", "„", "“");
    private static readonly QuoteMarks Corners = new("「", "」", "『", "』");

    private static readonly FrozenDictionary<string, QuoteMarks> ByLanguage = new Dictionary<string, QuoteMarks>
    {
        ["bg"] = new("„", "“", "’", "’"),
        ["cs"] = German,
        ["da"] = Nordic,
        ["de"] = German,
        ["de-CH"] = new("«", "»", "‹", "›"),
        ["el"] = Latin,
        ["es"] = Latin,
        ["et"] = German,
        ["fi"] = Nordic,
        ["fr"] = new("«" + Narrow, Narrow + "»", "“", "”"),
        ["fr-CH"] = new("«", "»", "‹", "›"),
        ["hr"] = Polish,
        ["hu"] = new("„", "”", "»", "«"),
        ["is"] = German,
        ["it"] = Latin,
        ["ja"] = Corners,
        ["lt"] = German,
        ["nb"] = new("«", "»", "‘", "’"),
        ["nn"] = new("«", "»", "‘", "’"),
        ["no"] = new("«", "»", "‘", "’"),
        ["pl"] = Polish,
        ["pt-PT"] = Latin,
        ["ro"] = Polish,
        ["ru"] = Russian,
        ["sk"] = German,
        ["sl"] = German,
        ["sr"] = new("„", "“", "’", "’"),
        ["sv"] = Nordic,
        ["uk"] = Russian,
        ["zh-Hant"] = Corners,
        ["zh-HK"] = Corners,
        ["zh-MO"] = Corners,
        ["zh-TW"] = Corners,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>By the whole tag, then by less and less of it; English ones, which most others share, where nothing is known.</summary>
    /// <param name="language">BCP 47.</param>
    public static QuoteMarks For(string language)
    {
        for (var tag = language.Trim(); tag.Length > 0; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
        {
            if (ByLanguage.TryGetValue(tag, out var marks))
                return marks;
        }
        return English;
    }
}
