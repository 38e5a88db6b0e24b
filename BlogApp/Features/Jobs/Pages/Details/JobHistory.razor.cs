using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Jobs.Pages.Details;

/// <summary>A job's runs, newest first, 50 a page.</summary>
public sealed partial class JobHistory
{
    private const int PageSize = 50;

    private JobRunPage? _page;
    private (JobRun Run, string? Log)? _run;
    private JobDurations? _durations;
    private (string, long, int, bool, string?)? _shown;

    [Inject] private JobQueries Queries { get; set; } = null!;
    [Inject] private ILogger<JobHistory> Logger { get; set; } = null!;

    [Parameter, EditorRequired] public string Name { get; set; } = "";
    /// <summary>The job's title in the reader's language.</summary>
    [Parameter, EditorRequired] public string Title { get; set; } = "";

    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>Changes when the jobs changed; the page is then read again.</summary>
    [Parameter, EditorRequired] public long Version { get; set; }

    /// <summary>From 1.</summary>
    [Parameter] public int Page { get; set; } = 1;

    [Parameter] public bool FailuresOnly { get; set; }

    /// <summary>The run whose details are shown; null: the list.</summary>
    [Parameter] public string? RunId { get; set; }

    private int Pages => _page is null ? 1 : (_page.Total + PageSize - 1) / PageSize;

    private string Summary => _page is null ? Words["Reading the history…"]
        : (FailuresOnly, _page.Total) switch
        {
            (true, 1) => Words["1 failed or cancelled run"],
            (true, var total) => Words["{0:N0} failed or cancelled runs, newest first", total],
            (_, 1) => Words["1 run"],
            (_, var total) => Words["{0:N0} runs, newest first", total],
        };

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Name, Version, Page, FailuresOnly, RunId);
        if (_shown == wanted)
            return;
        _shown = wanted;
        try
        {
            _run = RunId is null ? null : await Queries.RunAsync(RunId, CancellationToken.None);
            _durations = Page == 1 && _run is null ? JobDurations.Create(await Queries.DurationsAsync(Name, CancellationToken.None), Now, Times.Zone) : null;
            _page = await Queries.HistoryAsync(Name, Page, PageSize, FailuresOnly, CancellationToken.None);
        }
        catch (Exception error)
        {
            // The page around it reports that the store is unavailable, and retries.
            Log.NotRead(Logger, Name, error);
            _shown = null;
        }
    }

    private string RunAddress(JobRun run) => $"{Address(Page, FailuresOnly)}&run={Uri.EscapeDataString(run.Id)}";

    private string Address(int page, bool failuresOnly) =>
        JobsPage.AddressOf(Name, JobsPage.HistoryPanel) + (failuresOnly ? "&failed=true" : "") + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : "");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The history of {Job} could not be read")]
        public static partial void NotRead(ILogger log, string job, Exception error);
    }
}
