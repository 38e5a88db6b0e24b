using System.Text.Json;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>The verification that admins start in the browser, after rebuilding the totals if asked. Its result is a <see cref="VerifyReport"/>.</summary>
internal sealed partial class VerifyTask(CountsVerifier verifier, CountsRepair repair, ILogger<VerifyTask> logger) : ITaskWork
{
    public const string Kind = "analytics.verify";

    public async Task<string?> RunAsync(TaskRun run, CancellationToken cancellationToken)
    {
        if (run.Input<VerifyInput>().Repair)
        {
            run.Report(Phrase.Key("Rebuilding the totals"));
            await repair.RepairAsync(run.UserId, cancellationToken);
        }
        run.Report(Phrase.Key("Comparing all numbers"));
        var report = await verifier.VerifyAsync(cancellationToken);
        if (!report.Exact)
            Log.Differs(logger, report.Differences);
        return JsonSerializer.Serialize(report, JsonSerializerOptions.Web);
    }

    /// <summary>Reads what <see cref="RunAsync"/> returned; null for none.</summary>
    public static VerifyReport? Read(string? result) => result is null ? null : JsonSerializer.Deserialize<VerifyReport>(result, JsonSerializerOptions.Web);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Verifying the counts found {Differences} differences; the system page lists them")]
        public static partial void Differs(ILogger logger, long differences);
    }
}

/// <param name="Repair">Whether the totals are rebuilt from hours and readers first.</param>
internal sealed record VerifyInput(bool Repair);
