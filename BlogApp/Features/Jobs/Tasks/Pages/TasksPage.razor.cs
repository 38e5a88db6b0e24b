using BlogApp.Components.Dialogs;
using BlogApp.Components.Shared;
using BlogApp.Data.Tasks;
using BlogApp.Features.Jobs.Tasks.Api;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Jobs.Tasks.Pages;

/// <summary>All background tasks. Checks a number in memory twice a second and reads the database only when a task began or ended.</summary>
public sealed partial class TasksPage : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _closing = new();
    private readonly HashSet<long> _busy = [];
    private TaskList? _list;
    private long _seen = -1;
    private bool _storeAway;

    [Inject] private TaskQueries Queries { get; set; } = null!;
    [Inject] private TaskCommands Tasks { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private TaskNotifier Signals { get; set; } = null!;
    [Inject] private TaskRegistry Registry { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notifications { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ILogger<TasksPage> Logger { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? StateText { get; set; }
    [SupplyParameterFromQuery(Name = "kind")] private string? KindText { get; set; }

    private TaskFilter Filter => new(TaskJson.StateOf(StateText), Registry.TryFind(KindText ?? "", out var kind) ? kind.Name : null);

    private string? AddressOf(TaskState? state) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["state"] = state is { } one ? TaskJson.Word(one) : null, ["page"] = null });

    private void ChooseKind(ChangeEventArgs chosen) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["kind"] = chosen.Value is string { Length: > 0 } kind ? kind : null, ["page"] = null }));

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
                await InvokeAsync(TickAsync);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
        {
            // The page was closed.
        }
    }

    private async Task TickAsync()
    {
        if (Signals.Version == _seen && !_storeAway)
            return;
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        var version = Signals.Version;
        try
        {
            _list = await Queries.ReadAsync(Filter, TablePager.Parse(PageText), CancellationToken.None);
            _storeAway = false;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (!_storeAway)
                Log.StoreAway(Logger, error);
            _storeAway = true;
        }
        _seen = version;
    }

    private async Task CancelAsync(TaskRow task)
    {
        var title = Words.TranslateStored(task.Title);
        if (await Dialogs.ConfirmAsync(Words["Cancel “{0}”?", title], Words["It stops within moments. What it has done until then stays."],
                Words["Cancel this task"], Words["Let it go on"], danger: true))
            await ActAsync(task, user => Tasks.CancelAsync(task.Id, user, CancellationToken.None), Words["{0} is cancelled", title], Words["It had ended already"]);
    }

    private Task RetryAsync(TaskRow task) =>
        ActAsync(task, user => Tasks.RetryAsync(task.Id, user, CancellationToken.None), Words["{0} runs again", Words.TranslateStored(task.Title)], Words["It cannot run again"]);

    private async Task RemoveAsync(TaskRow task)
    {
        var title = Words.TranslateStored(task.Title);
        if (await Dialogs.ConfirmAsync(Words["Remove “{0}”?", title], Words["Its report is deleted with it. What it did stays."], Words["Remove this task"], Words["Keep it"], danger: true))
            await ActAsync(task, user => Tasks.RemoveAsync(task.Id, user, CancellationToken.None), Words["{0} is removed", title], Words["It has not ended yet"]);
    }

    private async Task ShowAsync(TaskRow task)
    {
        if (await Queries.ContentAsync(task.Id, CancellationToken.None) is not { } content)
            return;
        var parameters = new DialogParameters<TaskDetails> { { details => details.Task, task }, { details => details.Content, content } };
        await Dialogs.ShowAsync<TaskDetails>(Words.TranslateStored(task.Title), parameters, new DialogOptions { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Medium, FullWidth = true });
    }

    private async Task ActAsync(TaskRow task, Func<long, Task<bool>> act, string done, string refused)
    {
        if (!_busy.Add(task.Id))
            return;
        try
        {
            var user = (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");
            var did = await act(user);
            Notifications.Notify(did ? Severity.Success : Severity.Info, did ? done : refused);
        }
        finally
        {
            _busy.Remove(task.Id);
        }
        await ReadAsync();
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The tasks page cannot read the database")]
        public static partial void StoreAway(ILogger log, Exception error);
    }
}
