using BlogApp.Components.Dialogs;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace BlogApp.Features.Jobs.Pages.Editing;

/// <summary>Edits a job's schedule as text. Every keystroke shows what the text would mean, or why it is invalid.</summary>
public sealed partial class ScheduleEditor
{
    private const int NextTimes = 5;

    private static readonly (string Cron, string Label)[] Picks =
    [
        ("*/10 * * * * ?", Phrase.Key("Every 10 seconds")),
        ("0 * * * * ?", Phrase.Key("Every minute")),
        ("0 */10 * * * ?", Phrase.Key("Every 10 minutes")),
        ("0 0 * * * ?", Phrase.Key("Every hour")),
        ("0 0 3 * * ?", Phrase.Key("Daily at 03:00")),
    ];

    private ElementReference _input;
    private string _text = "";
    private string _saved = "";
    private CronVerdict _verdict = new(null, null);
    private IReadOnlyList<DateTimeOffset> _next = [];
    private bool _saving;
    private string? _opened;
    private TheirSchedule? _theirs;

    [Inject] private JobCommands Control { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notifications { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private ILogger<ScheduleEditor> Logger { get; set; } = null!;

    [Parameter, EditorRequired] public JobState State { get; set; } = null!;
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>The address to return to without saving.</summary>
    [Parameter, EditorRequired] public string CloseAddress { get; set; } = "";

    /// <summary>Called with a description of the saved schedule.</summary>
    [Parameter] public EventCallback<string> OnSaved { get; set; }

    private bool Dirty => _text.Trim() != _saved;

    protected override void OnInitialized()
    {
        _opened = State.Cron;
        _saved = State.Cron ?? State.DefaultCron;
        Take(_saved);
    }

    protected override void OnParametersSet()
    {
        // The first of the displayed times has passed.
        if (_verdict.Accepted && _next is [var first, ..] && first <= Now)
            _next = CronRules.NextTimes(_verdict.Schedule, Now, NextTimes);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _input.FocusAsync();
    }

    private void Typed(ChangeEventArgs e) => Take(e.Value as string ?? "");

    private void Take(string text)
    {
        var now = Time.GetUtcNow();
        _text = text;
        _verdict = CronRules.Check(text, now);
        _next = _verdict.Accepted ? CronRules.NextTimes(_verdict.Schedule, now, NextTimes) : [];
    }

    private async Task SaveAsync()
    {
        if (!_verdict.Accepted || _saving)
            return;
        _saving = true;
        try
        {
            var user = (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");
            var saved = await Control.ScheduleAsync(State.Name, _text, _opened, user, CancellationToken.None);
            _verdict = saved.Verdict;
            _theirs = saved.Theirs;
            if (_theirs is not null)
                (_opened, _saved) = (_theirs.Cron, _theirs.Cron ?? State.DefaultCron);
            if (!_verdict.Accepted || _theirs is not null)
                return;
            _saved = _text.Trim();
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

    private void TakeTheirs(string cron)
    {
        _theirs = null;
        Take(cron);
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
    }
}
