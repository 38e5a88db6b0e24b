using BlogApp.Components.Dialogs;
using BlogApp.Data.Tasks;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Features.Operations.Backups;
using BlogApp.Features.Operations.Backups.Running;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BlogApp.Features.Operations.Pages;

/// <summary>Lists the backups, and makes, checks, hands out and deletes them.</summary>
public sealed partial class BackupsPage : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private static readonly string[] Kinds = [CreateBackupTask.Kind, VerifyBackupTask.Kind];

    private readonly CancellationTokenSource _closing = new();
    private IReadOnlyList<BackupEntry> _backups = [];
    private IReadOnlyList<TaskRow> _open = [];
    private TaskRow? _failed;
    private Phrase? _problem;
    private bool _busy;
    private long _seen = -1;

    [Inject] private BackupFolder Folder { get; set; } = null!;
    [Inject] private BackupRemoval Removal { get; set; } = null!;
    [Inject] private IOptions<BackupSettings> Settings { get; set; } = null!;
    [Inject] private TaskQueries Queries { get; set; } = null!;
    [Inject] private TaskCommands Tasks { get; set; } = null!;
    [Inject] private TaskNotifier Signals { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notifications { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<BackupsPage> Logger { get; set; } = null!;

    protected override Task OnInitializedAsync() => ReadAsync();

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
            {
                if (Signals.Version != _seen)
                    await InvokeAsync(ReadAgainAsync);
            }
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

    private async Task ReadAgainAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            // Check again with the next tick.
            if (_seen != -1)
                Log.NotRead(Logger, away);
            _seen = -1;
        }
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        _seen = Signals.Version;
        var latest = await Queries.LatestAsync(Kinds, 10, CancellationToken.None);
        _open = [.. latest.Where(task => !task.Ended).Reverse()];
        _failed = latest is [{ State: TaskState.Failed } newest, ..] ? newest : null;
        ReadFolder();
    }

    private void ReadFolder()
    {
        try
        {
            (_backups, _problem) = (Folder.List(), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _problem = Phrase.Format("The folder {0} cannot be read: {1}", Folder.Root, error.Message);
        }
    }

    private Task CreateAsync() => ActAsync(async user =>
        await Tasks.SubmitAsync<CreateBackupTask>(new CreateBackupInput(), new TaskOptions(Phrase.Key("Backup"), user), CancellationToken.None));

    private Task VerifyAsync(BackupEntry backup) => ActAsync(async user => await Tasks.SubmitAsync<VerifyBackupTask>(
        new VerifyBackupInput(backup.Name), new TaskOptions(Phrase.Format("Check of {0}", backup.Name).ToString(), user), CancellationToken.None));

    private Task CancelAsync(TaskRow task) => ActAsync(user => Tasks.CancelAsync(task.Id, user, CancellationToken.None));

    private async Task DeleteAsync(BackupEntry backup)
    {
        var question = Words["Delete the backup of {0}?", Times.Text(backup.CreatedAt, TimeForm.MomentOfYearWithSeconds)];
        if (!await Dialogs.ConfirmAsync(question, Words["The file {0} is deleted. This cannot be undone.", backup.Name], Words["Delete"], Words["Keep it"], danger: true))
            return;
        await ActAsync(async user =>
        {
            if (await Removal.DeleteAsync(backup.Name, user, CancellationToken.None))
                Notifications.Notify(Severity.Success, Words["{0} is deleted", backup.Name]);
        });
    }

    private async Task ActAsync(Func<long, Task> act)
    {
        if (_busy)
            return;
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
        StateHasChanged();
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The page of backups cannot read its tasks; it tries again")]
        public static partial void NotRead(ILogger log, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "The page of backups no longer follows its tasks")]
        public static partial void NotLive(ILogger log, Exception error);
    }
}
