using System.Globalization;
using System.Text;
using System.Text.Json;
using BlogApp.Data.Storage;
using BlogApp.Features.Operations.Backups;
using BlogApp.Features.Operations.Backups.Restore;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Operations.Commands;

/// <summary>Backups as the commands print them. Times are UTC.</summary>
internal static class BackupPrint
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Line(BackupEntry entry) => string.Create(CultureInfo.InvariantCulture,
        $"{entry.Name}  {ByteText.Of(entry.Bytes),10}  {entry.Check switch { null => "not checked", { Problem: { } problem } => "problem: " + problem, { } check => "verified " + TimeText.Iso(check.At.UtcDateTime) }}");

    public static string Report(BackupReport report) => string.Create(CultureInfo.InvariantCulture,
        $"Backup of {report.Manifest.Blog} from {TimeText.Iso(report.Manifest.CreatedAt.UtcDateTime)}, made by version {report.Manifest.Version}: {report.Manifest.Articles:N0} articles and pages, {report.Manifest.Media:N0} files, {report.Manifest.Comments:N0} comments, {report.Manifest.Accounts:N0} accounts, {report.Manifest.Views:N0} views.\n{report.Problem?.ToString() ?? "It can be restored."}");

    public static string Plan(RestorePlan plan)
    {
        var text = new StringBuilder(Report(plan.Backup)).AppendLine();
        if (plan.Differences is { } differences)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{"",-10} {(plan.Restored ? "came back" : "come back"),10} {(plan.Restored ? "went" : "go"),10} {"changed",10}");
            foreach (var one in differences)
                text.AppendLine(CultureInfo.InvariantCulture, $"{Name(one.Kind),-10} {one.Added,10:N0} {one.Removed,10:N0} {one.Changed,10:N0}");
            text.AppendLine(CultureInfo.InvariantCulture, $"{"views",-10} {plan.ViewsBefore:N0} before, {plan.Backup.Manifest.Views:N0} after");
        }
        else
        {
            text.AppendLine("There is no database that it could be compared with.");
        }
        return text.Append(plan.Restored ? "Restored. Start the server; everybody signs in again." : "Nothing was changed: this was a dry run.").ToString();
    }

    public static string Json(BackupEntry entry) => JsonSerializer.Serialize(Shape(entry), Options);

    public static string Json(IEnumerable<BackupEntry> entries) => JsonSerializer.Serialize(entries.Select(Shape), Options);

    public static string Json(BackupReport report) => JsonSerializer.Serialize(Shape(report), Options);

    public static string Json(RestorePlan plan) => JsonSerializer.Serialize(new
    {
        plan.Restored,
        Backup = Shape(plan.Backup),
        Changes = plan.Differences?.Select(one => new { Kind = Name(one.Kind), one.Added, one.Removed, one.Changed }),
        plan.ViewsBefore,
    }, Options);

    private static string Name(ContentKind kind) => kind.ToString().ToLowerInvariant();

    private static object Shape(BackupEntry entry) => new
    {
        entry.Name,
        CreatedAt = entry.CreatedAt.UtcDateTime,
        entry.Bytes,
        entry.Encrypted,
        entry.Verified,
        CheckedAt = entry.Check?.At.UtcDateTime,
        entry.Check?.Problem,
    };

    private static object Shape(BackupReport report) => new
    {
        Restorable = true,
        Problem = report.Problem?.ToString(),
        report.Differences,
        report.MissingMedia,
        report.Manifest.Blog,
        report.Manifest.Version,
        CreatedAt = report.Manifest.CreatedAt.UtcDateTime,
        report.Manifest.Articles,
        report.Manifest.Media,
        report.Manifest.Comments,
        report.Manifest.Accounts,
        report.Manifest.Views,
    };
}
