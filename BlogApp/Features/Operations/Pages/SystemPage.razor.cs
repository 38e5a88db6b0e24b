using BlogApp.Features.Operations.Integrity;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Operations.Pages;

/// <summary>Grades, lags and sizes. Updates by itself once a second; each panel is a separate component.</summary>
public sealed partial class SystemPage : IDisposable
{
    public SystemPage() => _closed = _closing.Token;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closing = new();
    private readonly CancellationToken _closed;
    private SystemStatus? _facts;

    [Inject] private SystemStatusQuery Reading { get; set; } = null!;
    [Inject] private IntegrityCheck Integrity { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private ILogger<SystemPage> Logger { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _facts = await Reading.ReadAsync();
        await Integrity.LoadAsync(_closed);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = FollowAsync(_closed);
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var facts = await Reading.ReadAsync();
                await InvokeAsync(() =>
                {
                    _facts = facts;
                    StateHasChanged();
                });
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

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A system page no longer follows")]
        public static partial void NotLive(ILogger log, Exception error);
    }
}
