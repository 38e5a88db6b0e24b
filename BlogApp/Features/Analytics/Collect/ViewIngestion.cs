using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.UserAgents;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Model;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// The steps a view passes. The first step that drops it gives the reason; the last one counts it by appending it to
/// the journal. Counting never waits: it is a copy into mapped memory.
/// </summary>
internal sealed class ViewIngestion(Journals journals, VisitorIdentity visitors, IOptions<AnalyticsSettings> settings, TimeProvider clock)
{
    private readonly bool _respectDoNotTrack = settings.Value.RespectDoNotTrack;

    /// <returns>The value of <c>X-View</c>.</returns>
    public string Ingest(HttpContext context, string method, long articleId, bool isDraft)
    {
        var now = clock.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        var visitor = visitors.Of(context, now);
        var view = new RequestedView(method, context.Request.Headers, visitor.Agent.IsBot, isDraft, _respectDoNotTrack);
        if (FirstDrop(view) is { } reason)
        {
            journals.TryAppendSkip((byte)reason, at);
            return ViewHeader.Skipped(reason);
        }
        return journals.TryAppend(new Hit(articleId, visitor.Id, at, FacetsOf(context.Request, visitor.Agent.Profile)))
            ? ViewHeader.Counted
            : ViewHeader.Skipped(SkipReason.Journal);
    }

    /// <summary>The steps that can drop a view, in order. Allocates nothing.</summary>
    /// <returns>Null for a view that counts.</returns>
    internal static SkipReason? FirstDrop(in RequestedView view) =>
        DropHead(view) ?? DropPrefetch(view) ?? DropBot(view) ?? DropDoNotTrack(view) ?? DropDraft(view);

    private static SkipReason? DropHead(in RequestedView view) => HttpMethods.IsHead(view.Method) ? SkipReason.Head : null;

    private static SkipReason? DropPrefetch(in RequestedView view) => RequestRules.IsPrefetch(view.Headers) ? SkipReason.Prefetch : null;

    private static SkipReason? DropBot(in RequestedView view) => view.IsBot ? SkipReason.Bot : null;

    private static SkipReason? DropDoNotTrack(in RequestedView view) =>
        view.RespectDoNotTrack && RequestRules.AsksNotToBeTracked(view.Headers) ? SkipReason.DoNotTrack : null;

    private static SkipReason? DropDraft(in RequestedView view) => view.IsDraft ? SkipReason.Draft : null;

    private static ClientFacets FacetsOf(HttpRequest request, ClientProfile profile)
    {
        var referer = request.Headers.Referer;
        var language = request.Headers.AcceptLanguage;
        return new ClientFacets((byte)profile.Browser, (byte)profile.Os, (byte)profile.Device,
            language.Count == 0 ? (ushort)0 : LanguageRules.Pack(LanguageRules.PrimaryOf(language)),
            referer.Count == 0 ? "" : ReferrerRules.HostOf(referer, request.Host.Host),
            request.QueryString.HasValue ? CampaignRules.Parse(request.QueryString.Value) : "");
    }
}

/// <summary>The input of the steps.</summary>
/// <param name="Method">The method as received.</param>
/// <param name="IsBot">The result of <see cref="UserAgentRules.IsBot"/>.</param>
/// <param name="RespectDoNotTrack">The setting. When it is off, DNT and Sec-GPC have no effect.</param>
internal readonly record struct RequestedView(string Method, IHeaderDictionary Headers, bool IsBot, bool IsDraft, bool RespectDoNotTrack);
