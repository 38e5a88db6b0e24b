using BlogApp.Data.Accounts;
using BlogApp.Features.Site.Redirects.Csv;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.Authorization;

namespace BlogApp.Features.Operations.Audit;

/// <summary>The audit log as a file, for admins, with the filters of the page. For programs: UTC, and the actions by their names.</summary>
internal static class AuditCsvEndpoint
{
    public const string Address = "/admin/audit.csv";

    public static void Map(WebApplication app) => app.MapGet(Address, WriteAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Role.Admin });

    public static string Write(IEnumerable<AuditRow> rows) => CsvText.Write("time", "by", "action", "what", "subject", "details") + string.Concat(rows.Select(row => CsvText.Write(
        TimeText.Iso(row.At), AuditPrint.Actor(row), row.Action, AuditActions.Text(row.Action), row.Subject, string.Join("\n", AuditChange.Read(row.Detail)))));

    private static async Task<IResult> WriteAsync(HttpContext context, AuditQuery query, string? q, string? who, string? about, string? from, string? to, CancellationToken cancellationToken)
    {
        var rows = await query.NewestAsync(AuditFilter.Of(q, who, about, from, to, null), AuditQuery.MostRows, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(CsvText.File(Write(rows)), "text/csv; charset=utf-8", "audit.csv");
    }
}
