using System.Globalization;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
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
    [Inject] private PageTags Tags { get; set; } = default!;

    protected override async Task LoadAsync()
    {
        Tags.Add(CacheTag.Rankings);
        // An unknown window means the default.
        if (AskedWindow is { } asked && RankingWindow.Names.Contains(asked))
            _window = asked;
        _ranking = await Rankings.TopAsync(_window, Shown, Context.RequestAborted);
        _next = await Schedule.NextAsync(Context.RequestAborted);
    }

    private string Nothing => this switch
    {
        { _ranking.ComputedAt: null } => Words["There is no ranking yet. It appears here as soon as something was read and ranked."],
        { _window: RankingWindow.All } => Words["No article has been read yet."],
        _ => Words["No article was read in the last {0}.", Words[InWords(_window)]],
    };

    /// <summary>The length of the bar in percent, never too short to see.</summary>
    private string Share(RankedArticle item) => Math.Max(1.5, 100 * item.Score / _ranking.Items[0].Score).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Sure(long views) => HotScore.Sure(views).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Three significant digits.</summary>
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
