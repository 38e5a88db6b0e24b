using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Dashboard.Panels.LatestViews;

/// <summary>
/// The content of a view's row, as one text for all open dashboards. As separate elements, the server kept 15 pieces of
/// every row of every dashboard twice: 30 KiB each.
/// </summary>
internal static class LatestViewText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly ConditionalWeakTable<LatestView, Row> Rows = [];

    /// <param name="direct">Shown when there is no referrer.</param>
    public static MarkupString Format(LatestView view, TimeZoneInfo zone, string direct)
    {
        if (!Rows.TryGetValue(view, out var row) || row.Direct != direct || !row.Zone.Equals(zone))
            Rows.AddOrUpdate(view, row = new(zone, direct, Write(view, zone, direct)));
        return new(row.Html);
    }

    private static string Write(LatestView view, TimeZoneInfo zone, string direct)
    {
        var title = Encoder.Encode(view.Title);
        var referrer = Encoder.Encode(view.Referrer);
        return $"""{TimeText.Element(view.At, zone)}<a class="title" href="/articles/{Encoder.Encode(view.Slug)}" target="_blank" title="{title}">{title}</a><span title="{referrer}">{(referrer.Length == 0 ? Encoder.Encode(direct) : referrer)}</span><span>{Encoder.Encode(view.Browser)}</span>""";
    }

    private sealed record Row(TimeZoneInfo Zone, string Direct, string Html);
}
