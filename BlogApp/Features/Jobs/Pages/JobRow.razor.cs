using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Jobs.Pages;

/// <summary>One job in one line: when it runs, how it went, and its actions.</summary>
public sealed partial class JobRow
{
    private ElementReference _name;

    [Parameter, EditorRequired] public JobState State { get; set; } = null!;
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>A requested action is in progress.</summary>
    [Parameter] public bool Busy { get; set; }

    [Parameter] public EventCallback OnRun { get; set; }
    [Parameter] public EventCallback OnCancel { get; set; }
    [Parameter] public EventCallback OnPause { get; set; }
    [Parameter] public EventCallback OnResume { get; set; }

    /// <summary>Opens one of the job's panels.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    private string Title => Words[State.Title];

    private string Schedule => ScheduleText.Describe(State.Schedule, Words, Interface);

    private string RunLabel => State.RunningSince is null ? Words["Run now"] : Words["Running…"];

    /// <summary>Moves the focus to the job's name.</summary>
    public ValueTask FocusAsync() => _name.FocusAsync();
}
