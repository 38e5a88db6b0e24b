using System.Text.Json;
using BlogApp.Data;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Operations.Audit;

/// <summary>What the command prints.</summary>
internal static class AuditPrint
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Json(IEnumerable<AuditRow> rows) => JsonSerializer.Serialize(rows.Select(row => new
    {
        row.Id,
        At = TimeText.Iso(row.At),
        By = Actor(row),
        row.UserId,
        row.Action,
        row.Subject,
        Changes = AuditChange.Read(row.Detail).Select(change => change.Text is { } text ? (object)new { text } : new { change.Name, change.Before, change.After }),
    }), Options);

    public static string Line(AuditRow row) =>
        $"{TimeText.Iso(row.At)}  {Actor(row)}: {AuditActions.Text(row.Action)}, {row.Subject}{(row.Detail is { Length: > 0 } detail ? $" ({string.Join("; ", AuditChange.Read(detail))})" : "")}";

    public static string Actor(AuditRow row) => row.UserId switch
    {
        null => "the blog itself",
        AuditLog.CommandLine => "the command line",
        { } id => row.UserName ?? FormattableString.Invariant($"a deleted account (#{id})"),
    };
}
