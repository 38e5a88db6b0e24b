using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using BlogApp.Components.Dialogs;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Caching.Accesses;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Operations.Caches.Pages;

/// <summary>How the caches do. Counters follow once a second; what costs more is read every ten.</summary>
public sealed partial class CachesPage : IDisposable
{
    private const int ShownKeys = 12;
    private const int WarmPages = 50;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly (string Name, long Seconds)[] s_lifetimes =
        [(Phrase.Key("10 seconds"), 10), (Phrase.Key("1 minute"), 60), (Phrase.Key("5 minutes"), 300), (Phrase.Key("15 minutes"), 900), (Phrase.Key("1 hour"), 3600)];

    private readonly CancellationTokenSource _closing = new();
    private IReadOnlyList<RegionCounts> _rows = [];
    private IReadOnlyDictionary<string, CacheSize> _sizes = new Dictionary<string, CacheSize>();
    private IReadOnlyList<TopKey> _hottest = [], _missed = [];
    private IReadOnlyList<(string Name, double? Rate)> _lifetimes = [];
    private int _reads, _oneIn = 1, _ticks;
    private ChartLine? _day;
    private RedisInfo? _redis;
    private IReadOnlyList<SlowCommand>? _slow;
    private Phrase? _problem;
    private string _named = "";
    private bool _busy;

    [SupplyParameterFromQuery(Name = "region")] private string? RegionText { get; set; }

    [Inject] private CacheStatistics Statistics { get; set; } = null!;
    [Inject] private CachePurge Caches { get; set; } = null!;
    [Inject] private CacheCommands Commands { get; set; } = null!;
    [Inject] private CacheDayQuery Day { get; set; } = null!;
    [Inject] private RedisInfoQuery Redis { get; set; } = null!;
    [Inject] private RedisSlowLog SlowLog { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notices { get; set; } = null!;
    [Inject] private ILogger<CachesPage> Logger { get; set; } = null!;

    private string? Region => CacheRegion.Ordered.FirstOrDefault(name => name == RegionText);

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync(_closing.Token);
    }

    private async Task FollowAsync(CancellationToken closing)
    {
        using var timer = new PeriodicTimer(Tick, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(closing))
                await InvokeAsync(async () =>
                {
                    _rows = Statistics.Read();
                    if (++_ticks % 10 == 0)
                        await ReadAsync();
                    StateHasChanged();
                });
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed.
        }
        catch (Exception error)
        {
            Log.NotLive(Logger, error);
        }
    }

    private async Task ReadAsync()
    {
        var now = Clock.GetUtcNow();
        _rows = Statistics.Read();
        _sizes = Caches.Measure();
        (_hottest, _missed) = (Statistics.Accesses.Hottest(ShownKeys), Statistics.Accesses.MostMissed(ShownKeys));
        var (reads, oneIn) = Statistics.Accesses.LastHour();
        IReadOnlyList<Access> chosen = Region is { } region ? [.. reads.Where(read => read.Region == CacheRegion.Number(region))] : reads;
        (_reads, _oneIn) = (chosen.Count, oneIn);
        _lifetimes = [.. s_lifetimes.Select(lifetime => ((string)Words[lifetime.Name], LifetimeSimulation.HitRate(chosen, lifetime.Seconds)))];
        (_redis, _slow) = (await Redis.ReadAsync(now), await SlowLog.ReadAsync(now));
        _day = await Day.ReadAsync(Region, now, CancellationToken.None);
    }

    private Task PurgeNamedAsync()
    {
        var name = _named.Trim();
        var isKey = name.Contains(':', StringComparison.Ordinal) && !name.StartsWith("article:", StringComparison.Ordinal) && CacheRegion.FromKey(name) is not CacheRegion.Other;
        // A tag of an article and the key of its value look alike; the tag drops both.
        var target = new PurgeTarget(isKey ? PurgeKind.Key : PurgeKind.Tag, name);
        _problem = name.Length == 0 ? Phrase.Format("Type a tag or a key first.") : Caches.Count(target) == 0 ? Phrase.Format("Nothing here has this tag or key.") : null;
        return _problem is null ? PurgeAsync(target, name) : Task.CompletedTask;
    }

    private async Task PurgeAsync(PurgeTarget target, string name)
    {
        if (!await Dialogs.ConfirmAsync(Words["Purge {0}?", name], Words["{0:N0} values go. What is asked for next is loaded again.", Caches.Count(target)], Words["Purge now"], Words["Keep it"], danger: true))
            return;
        await ActAsync(async user => Notices.Notify(Severity.Success, Words["Values dropped: {0:N0}", await Commands.PurgeAsync(target, user, CancellationToken.None)]));
    }

    private Task WarmAsync() => ActAsync(async user =>
    {
        await Commands.WarmAsync(WarmPages, user, CancellationToken.None);
        Navigation.NavigateTo("/admin/tasks");
    });

    private async Task ActAsync(Func<long, Task> act)
    {
        _busy = true;
        try
        {
            await act((await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in."));
            await ReadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private CacheSize SizeOf(string region) => _sizes.GetValueOrDefault(region);

    private string AddressOf(string region) => Navigation.GetUriWithQueryParameter("region", region == Region ? null : region);

    private static string Share(double? share) => share is null ? NumberText.None : NumberText.Format(share, NumberFormat.Share) + " %";

    private string Load(RegionCounts row) => row.Misses == 0 ? NumberText.None : Words["{0:0.0} ms", row.LoadTime.TotalMilliseconds / row.Misses];

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A page of the caches no longer follows")]
        public static partial void NotLive(ILogger log, Exception error);
    }
}
