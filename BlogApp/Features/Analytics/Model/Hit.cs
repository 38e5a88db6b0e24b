namespace BlogApp.Features.Analytics.Model;

/// <summary>One counted view with its facets.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="VisitorId">Negative: minus the account's number. Positive: an anonymous visitor's hash of the day.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Client">The visitor's client, and where the visitor came from.</param>
internal readonly record struct Hit(long ArticleId, long VisitorId, long At, ClientFacets Client);

/// <summary>The facets of a hit, derived by the rules from the request's headers.</summary>
/// <param name="Browser">Number of <see cref="Rules.Browser"/>.</param>
/// <param name="Os">Number of <see cref="Rules.OperatingSystem"/>.</param>
/// <param name="Device">Number of <see cref="Rules.Device"/>.</param>
/// <param name="Language">Packed primary language; 0: unknown.</param>
/// <param name="Referrer">Referring host, at most 85 characters; empty for a direct visit.</param>
/// <param name="Campaign">Campaign, at most 60 characters; empty for none.</param>
internal readonly record struct ClientFacets(byte Browser, byte Os, byte Device, ushort Language, string Referrer, string Campaign);
