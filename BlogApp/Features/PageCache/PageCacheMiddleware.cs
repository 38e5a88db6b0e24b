using System.Text;
using BlogApp.Features.Accounts;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Http;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Logging;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.PageCache;

/// <summary>
/// Answers reader pages, from the cache for anonymous readers and otherwise by rendering. Fills in the live numbers in
/// either case. Comes before routing, so that a cached page costs little more than its bytes.
/// </summary>
internal sealed class PageCacheMiddleware(
    RequestDelegate next, RenderedPages pages, CacheStatistics statistics, ILiveFeed feed, SiteLanguage language, TimeProvider clock, AccountCookies cookies)
{
    // Private: an intermediate cache would answer without the view being counted.
    private static readonly StringValues CacheControl = "private, no-cache";
    private static readonly StringValues Vary = "Accept-Encoding, Accept-Language, Cookie";
    private readonly RegionCounter _region = statistics.Region(CacheRegion.Page);
    private readonly string _cookie = cookies.Name;

    public Task InvokeAsync(HttpContext context)
    {
        if (!PageRequestRules.IsReaderPage(context.Request))
            return next(context);
        if (PageRequestRules.IsSignedIn(context.Request, _cookie) || PageRequestRules.IsSearch(context.Request))
            return RenderAndServeAsync(context);
        var key = PageRequestRules.KeyOf(context.Request, language.Current);
        if (pages.Find(key) is not { } page)
            return FirstAsync(context, key);
        if (!pages.IsFresh(page))
            return RefreshAsync(context, key, page);
        Hit(context, page);
        return ServeAsync(context, page);
    }

    /// <summary>The page is not cached. One request renders it; requests that arrive meanwhile wait for the result.</summary>
    private async Task FirstAsync(HttpContext context, PageKey key)
    {
        var mine = new TaskCompletionSource<RenderedPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (pages.TryBegin(key, mine, out var rendering))
        {
            await RenderForAllAsync(context, key, mine, stale: null);
            return;
        }
        if (await rendering.WaitAsync(context.RequestAborted) is { } page)
        {
            Hit(context, page);
            await ServeAsync(context, page);
            return;
        }
        await RenderAndServeAsync(context);
    }

    /// <summary>The page is old. One request renders it again; the others get the old one.</summary>
    private async Task RefreshAsync(HttpContext context, PageKey key, RenderedPage stale)
    {
        var mine = new TaskCompletionSource<RenderedPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (pages.TryBegin(key, mine, out _))
        {
            await RenderForAllAsync(context, key, mine, stale);
            return;
        }
        Hit(context, stale);
        await ServeAsync(context, stale);
    }

    private async Task RenderForAllAsync(HttpContext context, PageKey key, TaskCompletionSource<RenderedPage?> mine, RenderedPage? stale)
    {
        var generation = pages.Generation;
        var started = clock.GetTimestamp();
        var aborted = context.RequestAborted;
        RenderedPage? page = null;
        try
        {
            // The others get this page, too. A rendering that ended with the one who asked for it would be half a page.
            context.RequestAborted = CancellationToken.None;
            page = await RenderAsync(context);
            _region.Miss(clock.GetElapsedTime(started));
            Mark(context, "miss");
        }
        finally
        {
            context.RequestAborted = aborted;
            var keep = page is not null && !page.IsDraft && context.Response.StatusCode == StatusCodes.Status200OK ? page : null;
            pages.End(key, keep, generation);
            // An address without a page is whatever somebody typed.
            if (keep is not null)
                _region.Missed(key.Track());
            mine.TrySetResult(keep);
        }
        if (page is null)
            return;
        if (stale is not null && context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            // An old page is better than none.
            _region.Stale();
            Mark(context, "stale");
            context.Response.Clear();
            page = stale;
        }
        await ServeAsync(context, page);
    }

    private async Task RenderAndServeAsync(HttpContext context)
    {
        if (await RenderAsync(context) is { } page)
            await ServeAsync(context, page);
    }

    /// <summary>Renders the page into memory.</summary>
    /// <returns>Null when the answer is not an HTML page and was sent unchanged.</returns>
    private async Task<RenderedPage?> RenderAsync(HttpContext context)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var memory = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(memory));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync();
        }
        finally
        {
            context.Features.Set(body);
        }
        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) != true)
        {
            if (memory.Length > 0)
                await context.Response.Body.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length));
            return null;
        }
        var html = Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
        var shown = context.RequestServices.GetRequiredService<IViewCounter>();
        return new RenderedPage(PageTemplate.Parse(html), KeptHeaders(context.Response.Headers), context.Response.ContentType,
            shown.ArticleId, shown.IsDraft, TagsOf(context, shown.ArticleId), clock.GetTimestamp());
    }

    private Task ServeAsync(HttpContext context, RenderedPage page)
    {
        var response = context.Response;
        var headers = response.Headers;
        foreach (var header in page.Headers)
            headers[header.Key] = header.Value;
        response.ContentType = page.ContentType;
        headers.CacheControl = CacheControl;
        headers.Vary = Vary;
        context.Features.Get<ViewTicket>()?.CountOrSkip(context, page.ArticleId, page.IsDraft);
        var encoding = PageEncoding.Choose(context.Request.Headers.AcceptEncoding);
        if (PageEncoding.Name(encoding) is { } name)
            headers.ContentEncoding = name;
        var bytes = page.BodyFor(encoding, feed);
        response.ContentLength = bytes.Length;
        return response.BodyWriter.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private void Hit(HttpContext context, RenderedPage page)
    {
        _region.MemoryHit();
        if (page.Tracked is { } key)
            _region.Answered(key);
        Mark(context, "hit");
    }

    private static IReadOnlyList<KeyValuePair<string, StringValues>> KeptHeaders(IHeaderDictionary headers)
    {
        // X-View and cookies belong to the request; the other headers are set again.
        HashSet<string> own = new(StringComparer.OrdinalIgnoreCase)
        {
            ViewHeader.Name, HeaderNames.SetCookie, HeaderNames.Date, HeaderNames.ContentLength, HeaderNames.TransferEncoding, HeaderNames.CacheControl,
            HeaderNames.Pragma, HeaderNames.Vary, HeaderNames.ContentType, HeaderNames.ContentEncoding, HeaderNames.Expires, HeaderNames.Connection,
        };
        return [.. headers.Where(h => !own.Contains(h.Key))];
    }

    private static string[] TagsOf(HttpContext context, long article)
    {
        string[] tags = [.. context.RequestServices.GetRequiredService<PageTags>().All, CacheTag.Region(CacheRegion.Page)];
        return article == 0 ? tags : [.. tags, CacheTag.Article(article)];
    }

    /// <summary>Records the outcome for the request log.</summary>
    private static void Mark(HttpContext context, string outcome) => context.Features.Get<RequestDetails>()?.Cache = outcome;
}
