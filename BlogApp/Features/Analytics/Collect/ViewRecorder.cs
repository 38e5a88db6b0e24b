using BlogApp.Features.Analytics.Collect.Journal;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.Visitors;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>Decides whether a view counts, and journals it. Never waits: what it does is a copy into the journal.</summary>
internal sealed class ViewRecorder(Journals journals, VisitorIdentity visitors, IOptions<AnalyticsSettings> settings, TimeProvider clock)
{
    private readonly bool _respectDoNotTrack = settings.Value.RespectDoNotTrack;

    /// <returns>What <c>X-View</c> says.</returns>
    public string Record(HttpContext context, string method, long articleId, bool draft)
    {
        var now = clock.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        var visitor = visitors.Of(context, now);
        var reason = RequestRules.Of(method, context.Request.Headers, visitor.Agent.IsBot, _respectDoNotTrack);
        if (draft && reason is SkipReason.None)
            reason = SkipReason.Draft;
        if (reason is SkipReason.None)
        {
            return journals.TryAppend(new Hit(articleId, visitor.Id, at, FacetsOf(context.Request, visitor.Agent.Profile)))
                ? ViewHeader.Counted
                : ViewHeader.Skipped(SkipReason.Journal);
        }
        journals.TryAppendSkip((byte)reason, at);
        return ViewHeader.Skipped(reason);
    }

    private static ClientFacets FacetsOf(HttpRequest request, ClientProfile profile)
    {
        var referer = request.Headers.Referer;
        var language = request.Headers.AcceptLanguage;
        return new ClientFacets((byte)profile.Browser, (byte)profile.Os, (byte)profile.Device,
            language.Count == 0 ? (ushort)0 : LanguageRules.Pack(LanguageRules.PrimaryOf(language)),
            referer.Count == 0 ? "" : ReferrerRules.HostOf(referer, request.Host.Host),
            request.QueryString.HasValue ? CampaignRules.Of(request.QueryString.Value) : "");
    }
}
