namespace BlogApp.Features.Analytics.Collect;

/// <summary>One counted view with its facets.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="VisitorId">Negative: minus the account's number. Positive: an anonymous visitor's hash of the day.</param>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Client">What the visitor reads with and where it came from.</param>
internal readonly record struct Hit(long ArticleId, long VisitorId, long At, ClientFacets Client);

/// <summary>The facets of a hit, as the rules made them from the request's headers.</summary>
/// <param name="Browser">Number of <see cref="Rules.Browser"/>.</param>
/// <param name="Os">Number of <see cref="Rules.OperatingSystem"/>.</param>
/// <param name="Device">Number of <see cref="Rules.Device"/>.</param>
/// <param name="Language">Packed primary language; 0 unknown.</param>
/// <param name="Referrer">Referring host, 85 characters at most; empty for direct.</param>
/// <param name="Campaign">Campaign, 60 characters at most; empty for none.</param>
internal readonly record struct ClientFacets(byte Browser, byte Os, byte Device, ushort Language, string Referrer, string Campaign);
