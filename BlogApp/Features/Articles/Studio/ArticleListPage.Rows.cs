using System.Globalization;
using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Series;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Features.Articles.Studio;

/// <summary>The content of a row.</summary>
public sealed partial class ArticleListPage
{
    private static readonly string SparkBox = $"0 0 {SparkPath.Width} {SparkPath.Height}";

    /// <summary>Re-renders only when a number on this page has changed. Numbers only grow, so comparing their sum is enough.</summary>
    private void OnSample() => _ = InvokeAsync(() =>
    {
        if (Sum() is var sum && sum != _shown)
        {
            _shown = sum;
            StateHasChanged();
        }
    });

    private long Sum()
    {
        var sum = 0L;
        foreach (var row in _list?.Rows ?? [])
            sum += NumbersOf(row) is var numbers ? numbers.Views + numbers.Readers : 0;
        return sum;
    }

    /// <summary>The live numbers, or the numbers from SQL at page load if they are higher. Views not yet persisted count as today's.</summary>
    private (long Views, long Readers, long Today) NumbersOf(ArticleRow row)
    {
        var live = Live.Of(row.Id);
        var views = Math.Max(row.Views, live.Views);
        return (views, Math.Max(row.Readers, live.Readers), (row.Trend.Days[^1] ?? 0) + views - row.Views);
    }

    private (string Whole, string Partial) Spark(ArticleRow row, long today)
    {
        var points = new ChartPoint[ArticleTrend.Length];
        var now = Clock.GetUtcNow();
        for (var i = 0; i < points.Length; i++)
            points[i] = new(now.AddDays(i + 1 - points.Length), i + 1 == points.Length ? today : row.Trend.Days[i], row.Trend.InPart[i] ? 0 : null);
        return SparkPath.CreateParts(points, least: 4);
    }

    private string Public(ArticleRow row) => row.State is not ArticleState.Published ? string.Create(CultureInfo.InvariantCulture, $"/studio/preview/{row.Id}") : Pages ? ReaderAddress.Of(ArticleKind.Page, row.Slug) : ReaderAddress.Article(row.Slug);

    /// <summary>The language's own name, as in the editor: the server need not know every language's name in every other.</summary>
    private static string LanguageName(string code)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
    }

    private string Number(long number) => number.ToString("N0", Interface.Culture);

    private string Named(ArticleRow row) => (row.State, row.Visibility) switch
    {
        (ArticleState.Published, ArticleVisibility.Unlisted) => Words["Unlisted"],
        (ArticleState.Published, ArticleVisibility.Members) => Words["Private"],
        var (state, _) => Named(state),
    };

    private string Named(ArticleState state) => state switch
    {
        ArticleState.Draft => Words["Draft"],
        ArticleState.Scheduled => Words["Scheduled"],
        ArticleState.Published => Words["Published"],
        ArticleState.Unpublished => Words["Unpublished"],
        _ => Words["In the trash"],
    };

    private static string Tone(ArticleState state) => state switch
    {
        ArticleState.Published => "good",
        ArticleState.Scheduled => "wait",
        ArticleState.Trash => "bad",
        _ => "quiet",
    };
}
