using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>The verification that admins start in the browser, and its last report. Only one runs at a time, however many people watch.</summary>
internal sealed partial class Verification(CountsVerifier verifier, CountsRepair repair, IHostApplicationLifetime lifetime, ILogger<Verification> logger)
{
    private readonly Lock _gate = new();

    /// <summary>A verification began or ended. Subscribe first and read the state afterwards, to miss no end. Raised on any thread.</summary>
    public event Action? Changed;

    public bool Running { get; private set; }

    public VerifyReport? Last { get; private set; }

    /// <summary>Why the last verification ended without a report.</summary>
    public string? Failure { get; private set; }

    /// <summary>Starts a verification unless one is running.</summary>
    public void Start() => Start(_ => Task.CompletedTask);

    /// <summary>The same, after rebuilding the totals from hours and readers.</summary>
    /// <param name="userId">The admin who requested it.</param>
    public void StartRepair(long userId) => Start(stopping => repair.RepairAsync(userId, stopping));

    private void Start(Func<CancellationToken, Task> first)
    {
        lock (_gate)
        {
            if (Running)
                return;
            Running = true;
            Failure = null;
        }
        Changed?.Invoke();
        _ = Task.Run(() => RunAsync(first, lifetime.ApplicationStopping));
    }

    private async Task RunAsync(Func<CancellationToken, Task> first, CancellationToken stopping)
    {
        try
        {
            await first(stopping);
            Last = await verifier.VerifyAsync(stopping);
            if (!Last.Exact)
                Log.Differs(logger, Last.Differences);
        }
        catch (OperationCanceledException)
        {
            Failure = Phrase.Key("The server stopped.");
        }
        catch (StoreUnavailableException away)
        {
            Failure = away.Message;
        }
        catch (Exception error)
        {
            Failure = Phrase.Format("It could not be finished: {0}", error.Message.Split('\n')[0]).ToString();
            Log.Failed(logger, error);
        }
        finally
        {
            lock (_gate)
                Running = false;
            Changed?.Invoke();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Verifying the counts found {Differences} differences; the system page lists them")]
        public static partial void Differs(ILogger logger, long differences);

        [LoggerMessage(LogLevel.Error, "The counts could not be verified")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
