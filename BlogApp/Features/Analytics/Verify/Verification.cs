using BlogApp.Platform.Stores;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>The verification that admins start in the browser: one at a time, whoever watches, and its last report.</summary>
internal sealed partial class Verification(CountsVerifier verifier, CountsRepair repair, IHostApplicationLifetime lifetime, ILogger<Verification> logger)
{
    private readonly Lock _gate = new();

    /// <summary>True while it runs.</summary>
    public bool Running { get; private set; }

    public VerifyReport? Last { get; private set; }

    /// <summary>Why the last one ended without a report.</summary>
    public string? Failure { get; private set; }

    /// <summary>Begins, unless it runs already.</summary>
    /// <param name="repairFirst">Rebuild the totals from hours and readers before comparing.</param>
    public void Start(bool repairFirst)
    {
        lock (_gate)
        {
            if (Running)
                return;
            Running = true;
            Failure = null;
        }
        _ = Task.Run(() => RunAsync(repairFirst, lifetime.ApplicationStopping));
    }

    private async Task RunAsync(bool repairFirst, CancellationToken stopping)
    {
        try
        {
            if (repairFirst)
                await repair.RepairAsync(stopping);
            Last = await verifier.VerifyAsync(stopping);
            if (!Last.Exact)
                Log.Differs(logger, Last.Differences);
        }
        catch (OperationCanceledException)
        {
            Failure = "The server stopped.";
        }
        catch (StoreAwayException away)
        {
            Failure = away.Message;
        }
        catch (Exception error)
        {
            Failure = "It could not be finished: " + error.Message.Split('\n')[0];
            Log.Failed(logger, error);
        }
        Running = false;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Verifying the counts found {Differences} differences; the system page lists them")]
        public static partial void Differs(ILogger logger, long differences);

        [LoggerMessage(LogLevel.Error, "The counts could not be verified")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
