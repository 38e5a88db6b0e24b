using System.Globalization;
using System.Text;
using System.Text.Json;
using BlogApp.Data.Accounts;
using BlogApp.Features.Content.Bundle;
using BlogApp.Features.Content.Import;
using BlogApp.Features.Content.Import.Reports;
using BlogApp.Features.Tasks;
using Microsoft.AspNetCore.Authorization;

namespace BlogApp.Features.Content.Studio;

/// <summary>What the content page offers to download. For admins only.</summary>
internal static class ContentEndpoints
{
    public const string ExportAddress = "/admin/content/export";

    public static void MapContentDownloads(this WebApplication app)
    {
        var admins = new AuthorizeAttribute { Roles = Role.Admin };
        app.MapGet(ExportAddress, ExportAsync).RequireAuthorization(admins);
        app.MapGet("/admin/content/reports/{id:long}", ReportAsync).RequireAuthorization(admins);
    }

    /// <summary>First into a file and then over the wire: a download that does not break in the middle for a reason of the blog's own, and with a known length.</summary>
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

    private static async Task<IResult> ReportAsync(long id, TaskBoard board, HttpContext context, CancellationToken cancellationToken)
    {
        if (await board.ContentAsync(id, cancellationToken) is not { Result: { } result, Kind: ImportTask.Kind or ImportTask.DryKind })
            return Results.NotFound();
        var report = JsonSerializer.Deserialize<ImportReport>(result, ImportTask.Json)!;
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(Encoding.UTF8.GetBytes(ReportText.Of(report) + "\n"), "text/plain; charset=utf-8", FormattableString.Invariant($"import-{id}.txt"));
    }
}
