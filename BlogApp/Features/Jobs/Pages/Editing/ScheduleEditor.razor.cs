using BlogApp.Components.Shared;
using BlogApp.Features.Accounts;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace BlogApp.Features.Jobs.Pages.Editing;

/// <summary>A job's schedule as text: each key pressed says what it would mean, or why it cannot be used.</summary>
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

    [Inject] private JobControl Control { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notifications { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private ILogger<ScheduleEditor> Logger { get; set; } = null!;

    [Parameter, EditorRequired] public JobState State { get; set; } = null!;
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    /// <summary>Where leaving without saving leads.</summary>
    [Parameter, EditorRequired] public string CloseAddress { get; set; } = "";

    /// <summary>Called with the saved schedule in words.</summary>
    [Parameter] public EventCallback<string> OnSaved { get; set; }

    private bool Dirty => _text.Trim() != _saved;

    protected override void OnInitialized()
    {
        _saved = State.Cron ?? State.DefaultCron;
        Take(_saved);
    }

    protected override void OnParametersSet()
    {
        // Time went on: the first of the times shown has come.
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
            _verdict = await Control.ScheduleAsync(State.Name, _text, user, CancellationToken.None);
            if (!_verdict.Accepted)
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

    private async Task AskBeforeLeavingAsync(LocationChangingContext context)
    {
        if (Dirty && !await Dialogs.ConfirmAsync(Words["Leave without saving?"], Words["The schedule of {0} was changed but not saved.", State.Name],
                Words["Discard the change"], Words["Keep editing"]))
            context.PreventNavigation();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The schedule of {Job} could not be saved")]
        public static partial void NotSaved(ILogger log, string job, Exception error);
    }
}
