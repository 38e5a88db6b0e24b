using BlogApp.Features.Analytics.Collect.Journal;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.Visitors;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>Decides for one request whether its view counts, and journals it.</summary>
internal sealed class ViewCounter(Journals journals, VisitorIdentity visitors, IOptions<AnalyticsSettings> settings, TimeProvider clock) : IViewCounter
{
    public long ArticleId { get; private set; }

    public bool IsDraft { get; private set; }

    public void Serving(long articleId) => ArticleId = articleId;

    public void ServingDraft(long articleId)
    {
        ArticleId = articleId;
        IsDraft = true;
    }

    /// <summary>
    /// Called once, when the response's headers are about to go out. Counts if this is a whole HTML answer about an
    /// article and no rule speaks against it. Never waits: what it does is a copy into the journal.
    /// </summary>
    /// <returns>What <c>X-View</c> says; null when the response is not about an article.</returns>
    public string? Conclude(HttpContext context, string method)
    {
        if (ArticleId == 0 || context.Response.StatusCode != StatusCodes.Status200OK)
            return null;
        var now = clock.GetUtcNow();
        var visitor = visitors.Of(context, now);
        var headers = context.Request.Headers;
        var reason = RequestRules.Of(method, headers, visitor.Agent.IsBot, settings.Value.RespectDoNotTrack);
        if (IsDraft && reason is SkipReason.None)
            reason = SkipReason.Draft;
        if (reason is SkipReason.None && !journals.TryAppend(new Hit(ArticleId, visitor.Id, now.ToUnixTimeMilliseconds(), FacetsOf(context.Request, visitor.Agent.Profile))))
            reason = SkipReason.Journal;
        if (reason is SkipReason.None)
            return ViewHeader.Counted;
        if (reason is not SkipReason.Journal)
            journals.TryAppendSkip((byte)reason, now.ToUnixTimeMilliseconds());
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
