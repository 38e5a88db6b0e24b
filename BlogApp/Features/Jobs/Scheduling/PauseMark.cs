using System.Globalization;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>What Quartz keeps beside a paused trigger: the reason, who paused it, and whether all jobs were paused together.</summary>
internal static class PauseMark
{
    private const string OfAll = "all:";

    /// <param name="userId">Null: the command line.</param>
    public static PauseDetails Create(string? reason, long? userId, bool ofAll) => new()
    {
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        RequestedBy = string.Create(CultureInfo.InvariantCulture, $"{(ofAll ? OfAll : "")}{userId}"),
    };

    public static bool IsOfAll(PauseInfo? pause) => pause?.RequestedBy?.StartsWith(OfAll, StringComparison.Ordinal) == true;

    public static long? UserId(PauseInfo? pause) =>
        pause?.RequestedBy is { } by && long.TryParse(by.AsSpan(IsOfAll(pause) ? OfAll.Length : 0), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
