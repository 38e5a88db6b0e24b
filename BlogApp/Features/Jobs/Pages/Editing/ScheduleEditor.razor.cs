using BlogApp.Components.Dialogs;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Security;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;

namespace BlogApp.Features.Jobs.Pages.Editing;

/// <summary>Edits a job's schedule, typed or chosen. Every keystroke shows what it would mean, or why it is invalid.</summary>
public sealed partial class ScheduleEditor
{
    private ElementReference _input;
    private JobSchedule _wanted = new("");
    private JobSchedule _saved = new("");
    private CronVerdict _verdict = new(null, null);
    private CronChoice _choice = new(CronKind.Other);
    private IReadOnlyList<string> _warnings = [];
    private TimeZoneInfo? _ownZone;
    private DateTimeOffset? _missed;
    private bool _saving;
    private JobSchedule? _opened;
    private TheirSchedule? _theirs;

    [Inject] private JobCommands Control { get; set; } = null!;
    [Inject] private ScheduleWarnings Warnings { get; set; } = null!;
    [Inject] private JobQueries Queries { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notifications { get; set; } = null!;
    [Inject] private IJSRuntime Script { get; set; } = null!;
    [Inject] private BlogTime Times { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private ILogger<ScheduleEditor> Logger { get; set; } = null!;

    [Parameter, EditorRequired] public JobState State { get; set; } = null!;
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>The address to return to without saving.</summary>
    [Parameter, EditorRequired] public string CloseAddress { get; set; } = "";

    /// <summary>Called with a description of the saved schedule.</summary>
    [Parameter] public EventCallback<string> OnSaved { get; set; }

    private bool Dirty => _wanted with { Cron = _wanted.Cron.Trim() } != _saved;

    /// <summary>What differs from the schedule in effect, a line each.</summary>
    private IReadOnlyList<string> Difference => _verdict.Accepted && State.Schedule is { } now ? ScheduleText.Changes(now, _wanted with { Cron = _verdict.Schedule.ToString() }, Words, Interface) : [];

    /// <summary>The scheduler's form of what was typed as five fields; null when it was typed so.</summary>
    private string? UnixForm => _verdict.Accepted && _wanted.Cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == 5 ? _verdict.Schedule.ToString() : null;

    protected override async Task OnInitializedAsync()
    {
        _opened = State.Schedule;
        _saved = State.Schedule ?? State.Default;
        Take(_saved);
        try
        {
            _missed = await Queries.LastMissedAsync(State.Name, CancellationToken.None);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The page around it says that the store is away.
            Log.MissedNotRead(Logger, State.Name, error);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        await _input.FocusAsync();
        try
        {
            if (TimeZoneInfo.TryFindSystemTimeZoneById(await Script.InvokeAsync<string>("studio.zone"), out _ownZone))
                StateHasChanged();
        }
        catch (JSException error)
        {
            Log.NoZone(Logger, error);
        }
        catch (JSDisconnectedException)
        {
            // The page was closed.
        }
    }

    private static string Text(ChangeEventArgs e) => e.Value as string ?? "";

    private void Choose(CronChoice choice)
    {
        _choice = choice;
        if (choice.ToCron() is { } cron)
            Take(_wanted with { Cron = cron });
    }

    private void Take(JobSchedule wanted)
    {
        _wanted = wanted;
        _verdict = ScheduleRules.Check(wanted, Time.GetUtcNow());
        if (!_verdict.Accepted)
            return;
        _choice = _choice.Follow(_verdict.Schedule);
        _warnings = [];
        _ = WarnAsync(wanted);
    }

    /// <summary>Compares it with the other jobs and the past runs. An answer that comes after more was typed is dropped.</summary>
    private async Task WarnAsync(JobSchedule wanted)
    {
        try
        {
            var warnings = await Warnings.FindAsync(State.Name, wanted, CancellationToken.None);
            if (wanted != _wanted)
                return;
            _warnings = [.. warnings.Select(warning => warning.In(Words))];
            await InvokeAsync(StateHasChanged);
        }
        catch (Exception error) when (error is not (OperationCanceledException or ObjectDisposedException))
        {
            Log.NotCompared(Logger, State.Name, error);
        }
    }

    /// <summary>What the chosen policy would have done at the last missed time.</summary>
    private string ThenWould(DateTimeOffset missed) => _wanted.Missed == MissedRuns.RunOnce ? Words["It would have run once, as soon as the scheduler was back."]
        : _verdict.Accepted && CronRules.NextTimes(_verdict.Schedule, missed, 1, _wanted.TimeZone) is [var next] ? Words["It would have run next at {0}.", Times.Near(next, Now)]
        : Words["It would not have run again."];

    private async Task SaveAsync()
    {
        if (!_verdict.Accepted || _saving)
            return;
        _saving = true;
        try
        {
            var user = (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");
            var saved = await Control.ScheduleAsync(State.Name, _wanted, _opened, user, CancellationToken.None);
            _verdict = saved.Verdict;
            _theirs = saved.Theirs;
            if (_theirs is not null)
                (_opened, _saved) = (_theirs.Schedule, _theirs.Schedule ?? State.Default);
            if (!_verdict.Accepted || _theirs is not null)
                return;
            _saved = _wanted with { Cron = _wanted.Cron.Trim() };
            await OnSaved.InvokeAsync(CronWords.Describe(_verdict.Schedule, Interface));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NotSaved(Logger, State.Name, error);
            Notifications.Notify(Severity.Error, Words["The schedule was not saved"], Words["The error is in the server's log."], duration: 8000);
        }
        finally
        {
            _saving = false;
        }
    }

    private void TakeTheirs(JobSchedule schedule)
    {
        _theirs = null;
        Take(schedule);
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext context)
    {
        if (Dirty && !await Dialogs.ConfirmAsync(Words["Leave without saving?"], Words["The schedule of “{0}” was changed but not saved.", Words[State.Title]],
                Words["Discard the change"], Words["Keep editing"]))
            context.PreventNavigation();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The schedule of {Job} could not be saved")]
        public static partial void NotSaved(ILogger log, string job, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The schedule of {Job} could not be compared with the other jobs")]
        public static partial void NotCompared(ILogger log, string job, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The last missed time of {Job} could not be read")]
        public static partial void MissedNotRead(ILogger log, string job, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The browser did not name its time zone")]
        public static partial void NoZone(ILogger log, Exception error);
    }
}
