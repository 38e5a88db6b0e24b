using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Jobs.Pages;

/// <summary>One job: what it does, when, how it went, and what may be done with it. Its open panel is the child.</summary>
public sealed partial class JobCard
{
    [Parameter, EditorRequired] public JobState State { get; set; } = null!;
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>Something that was asked of the job is under way.</summary>
    [Parameter] public bool Busy { get; set; }

    /// <summary>The panel that is open; null: none.</summary>
    [Parameter] public string? Open { get; set; }

    [Parameter] public EventCallback OnRun { get; set; }
    [Parameter] public EventCallback OnPause { get; set; }
    [Parameter] public EventCallback OnResume { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

    private string Condition =>
        State.RunningSince is not null ? "Running"
        : State.Paused ? "Paused"
        : State.Broken ? "Stopped"
        : State.Cron is null ? "Ended"
        : State.FailuresInARow > 0 ? "Failing"
        : "Scheduled";

    private string ConditionWords => Condition switch
    {
        "Running" => Words["Running for {0}", JobText.Elapsed(Now - State.RunningSince!.Value, Words)],
        "Stopped" => Words["Stopped by an error; resume it to go on"],
        "Failing" => State.FailuresInARow == 1 ? Words["The last run failed"] : Words["The last {0} runs failed", State.FailuresInARow],
        "Paused" => Words["Paused"],
        "Ended" => Words["Ended"],
        _ => Words["Scheduled"],
    };

    private string PanelAddress(string panel) => Open == panel ? JobsPage.AddressOf(null, null) : JobsPage.AddressOf(State.Name, panel);

    private string PanelClass(string panel) => Open == panel ? "button small open" : "button small";

    private string Expanded(string panel) => Open == panel ? "true" : "false";

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
