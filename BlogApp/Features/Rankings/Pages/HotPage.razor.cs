using System.Globalization;
using BlogApp.Features.Languages;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Rankings.Pages;

public sealed partial class HotPage
{
    private const int Shown = 50;

    private string _window = RankingWindow.Day;
    private RankingList _ranking = default!;
    private DateTimeOffset? _next;

    [SupplyParameterFromQuery(Name = "window")] private string? AskedWindow { get; set; }
    [CascadingParameter] private HttpContext Context { get; set; } = default!;
    [Inject] private RankingQueries Rankings { get; set; } = default!;
    [Inject] private RankingSchedule Schedule { get; set; } = default!;

    protected override async Task LoadAsync()
    {
        // A window that does not exist is like none asked for.
        if (AskedWindow is { } asked && RankingWindow.Names.Contains(asked))
            _window = asked;
        _ranking = await Rankings.TopAsync(_window, Shown, Context.RequestAborted);
        _next = await Schedule.NextAsync(Context.RequestAborted);
    }

    private string Share(RankedArticle item) =>
        (_ranking.Items[0].Score > 0 ? 100 * item.Score / _ranking.Items[0].Score : 0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Three digits that say something, whatever the size.</summary>
    private static string Score(double score) =>
        score.ToString(score >= 100 ? "N0" : score >= 1 ? "0.0" : "0.###", CultureInfo.InvariantCulture);

    private static string Address(string window) => window == RankingWindow.Day ? "/hot" : "/hot?window=" + window;

    private static string InWords(string window) => window switch
    {
        RankingWindow.Day => Phrase.Key("24 hours"),
        RankingWindow.Week => Phrase.Key("7 days"),
        RankingWindow.Month => Phrase.Key("30 days"),
        _ => Phrase.Key("All time"),
    };
}
