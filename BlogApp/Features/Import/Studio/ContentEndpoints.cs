using System.Globalization;
using System.Text;
using System.Text.Json;
using BlogApp.Data.Accounts;
using BlogApp.Features.Import.Bundle;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Jobs.Tasks;
using Microsoft.AspNetCore.Authorization;

namespace BlogApp.Features.Import.Studio;

/// <summary>The downloads of the content page. For admins only.</summary>
internal static class ContentEndpoints
{
    public const string ExportAddress = "/admin/content/export";

    public static void MapContentDownloads(this WebApplication app)
    {
        var admins = new AuthorizeAttribute { Roles = Role.Admin };
        app.MapGet(ExportAddress, ExportAsync).RequireAuthorization(admins);
        app.MapGet("/admin/content/reports/{id:long}", ReportAsync).RequireAuthorization(admins);
    }

    /// <summary>
    /// Writes to a file first and then sends it. The download then has a known length and cannot fail half-way through
    /// the fault of the blog.
    /// </summary>
    private static async Task<IResult> ExportAsync(BundleWriter bundle, ContentUploads uploads, TimeProvider clock, HttpContext context, CancellationToken cancellationToken)
    {
        var zip = uploads.Scratch();
        try
        {
            await bundle.WriteAsync(zip, _ => { }, cancellationToken);
            zip.Position = 0;
        }
        catch
        {
            await zip.DisposeAsync();
            throw;
        }
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(zip, "application/zip", $"blog-{clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.zip");
    }

    private static async Task<IResult> ReportAsync(long id, TaskQueries board, HttpContext context, CancellationToken cancellationToken)
    {
        if (await board.ContentAsync(id, cancellationToken) is not { Result: { } result, Kind: ImportTask.Kind or ImportTask.DryKind })
            return Results.NotFound();
        var report = JsonSerializer.Deserialize<ImportReport>(result, ImportTask.Json)!;
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(ReportText.Format(report) + "\n"), "text/plain; charset=utf-8", FormattableString.Invariant($"import-{id}.txt"));
    }
}
