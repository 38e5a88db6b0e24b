using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Collect.UserAgents;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Http;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Collect;

/// <summary>
/// The steps a view passes. The first step that drops it gives the reason; the last one counts it by appending it to
/// the journal. Counting never waits: it is a copy into mapped memory.
/// </summary>
internal sealed class ViewIngestion(Journals journals, VisitorIdentity visitors, ReferrerSpam spam, IOptions<AnalyticsSettings> settings, TimeProvider clock)
{
    private readonly bool _respectDoNotTrack = settings.Value.RespectDoNotTrack;
    private readonly bool _countOwnViews = settings.Value.CountOwnViews;

    /// <summary>Counts the view of a page that this request asked for.</summary>
    /// <returns>The value of <c>X-View</c>.</returns>
    public string Ingest(HttpContext context, long articleId, bool isDraft) =>
        Ingest(context, articleId, isDraft, new ViewOrigin(context.Request.Headers.Referer, context.Request.QueryString.Value));

    /// <summary>The same for a page that an earlier request loaded ahead, and that is being read now.</summary>
    /// <param name="origin">Where the reader came from: the page knows it, this request does not.</param>
    public string IngestOpened(HttpContext context, long articleId, ViewOrigin origin) => Ingest(context, articleId, isDraft: false, origin);

    /// <summary>The steps that can drop a view, in order. Allocates nothing.</summary>
    /// <returns>Null for a view that counts.</returns>
    internal static SkipReason? FirstDrop(in RequestedView view) =>
        DropHead(view) ?? DropPrefetch(view) ?? DropBot(view) ?? DropDoNotTrack(view) ?? DropDraft(view) ?? DropOwn(view) ?? DropSpam(view);

    private static SkipReason? DropHead(in RequestedView view) => view.IsHead ? SkipReason.Head : null;

    private static SkipReason? DropPrefetch(in RequestedView view) => RequestRules.IsPrefetch(view.Headers) ? SkipReason.Prefetch : null;

    private static SkipReason? DropBot(in RequestedView view) => view.IsBot ? SkipReason.Bot : null;

    private static SkipReason? DropDoNotTrack(in RequestedView view) =>
        view.RespectDoNotTrack && RequestRules.AsksNotToBeTracked(view.Headers) ? SkipReason.DoNotTrack : null;

    private static SkipReason? DropDraft(in RequestedView view) => view.IsDraft ? SkipReason.Draft : null;

    private static SkipReason? DropOwn(in RequestedView view) => view.IsOwn || OwnViews.AreLeftOut(view.Headers) ? SkipReason.Own : null;

    private static SkipReason? DropSpam(in RequestedView view) => view.IsSpam ? SkipReason.Spam : null;

    private string Ingest(HttpContext context, long articleId, bool isDraft, ViewOrigin origin)
    {
        var now = clock.GetUtcNow();
        var at = now.ToUnixTimeMilliseconds();
        var visitor = visitors.Of(context, now);
        var referrer = string.IsNullOrEmpty(origin.Referer) ? "" : ReferrerRules.HostOf(origin.Referer, context.Request.Host.Host);
        var view = new RequestedView(context.IsHead(), context.Request.Headers, visitor.Agent.IsBot, isDraft, !_countOwnViews && OwnViews.AreBy(context),
            spam.Contains(referrer), _respectDoNotTrack);
        if (FirstDrop(view) is { } reason)
        {
            journals.TryAppendSkip((byte)reason, at);
            return ViewHeader.Skipped(reason);
        }
        return journals.TryAppend(new Hit(articleId, visitor.Id, at, FacetsOf(context.Request, visitor.Agent.Profile, referrer, origin.Query)))
            ? ViewHeader.Counted
            : ViewHeader.Skipped(SkipReason.Journal);
    }

    private static ClientFacets FacetsOf(HttpRequest request, ClientProfile profile, string referrer, string? query)
    {
        var language = request.Headers.AcceptLanguage;
        return new ClientFacets((byte)profile.Browser, (byte)profile.Os, (byte)profile.Device,
            language.Count == 0 ? (ushort)0 : LanguageRules.Pack(LanguageRules.PrimaryOf(language)), referrer,
            string.IsNullOrEmpty(query) ? "" : CampaignRules.Parse(query));
    }
}

/// <summary>Where a reader came from.</summary>
/// <param name="Referer">The address of the page with the link.</param>
/// <param name="Query">The query of the article's address, which may name a campaign.</param>
internal readonly record struct ViewOrigin(string? Referer, string? Query);

/// <summary>The input of the steps.</summary>
/// <param name="IsHead">Whether only the headers were asked for.</param>
/// <param name="IsBot">The result of <see cref="UserAgentRules.IsBot"/>.</param>
/// <param name="IsOwn">Whether one of the blog's authors reads, and the setting leaves them out.</param>
/// <param name="IsSpam">Whether the referrer is a host known for spam.</param>
/// <param name="RespectDoNotTrack">The setting. When it is off, DNT and Sec-GPC have no effect.</param>
internal readonly record struct RequestedView(bool IsHead, IHeaderDictionary Headers, bool IsBot, bool IsDraft, bool IsOwn, bool IsSpam, bool RespectDoNotTrack);
