using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.UserAgents;
using OperatingSystem = BlogApp.Features.Analytics.Collect.UserAgents.OperatingSystem;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>The facets that SQL keeps by day. A new one needs a line here and a field in <see cref="ClientFacets"/>.</summary>
internal static class Facet
{
    public const string Referrer = "referrer";
    public const string Campaign = "campaign";
    public const string Browser = "browser";
    public const string Os = "os";
    public const string Device = "device";
    public const string Language = "language";

    /// <summary>Every facet exactly once, so that the values of each facet add up to the views.</summary>
    public static IEnumerable<(string Facet, string Value)> Of(ClientFacets client)
    {
        yield return (Referrer, client.Referrer.Length == 0 ? "direct" : client.Referrer);
        yield return (Campaign, client.Campaign.Length == 0 ? "none" : client.Campaign);
        yield return (Browser, FacetNames.NameOf((Browser)client.Browser));
        yield return (Os, FacetNames.NameOf((OperatingSystem)client.Os));
        yield return (Device, FacetNames.NameOf((Device)client.Device));
        yield return (Language, client.Language == 0 ? "unknown" : LanguageRules.Unpack(client.Language));
    }
}
