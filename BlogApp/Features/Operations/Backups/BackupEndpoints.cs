using BlogApp.Data.Accounts;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Operations.Backups;

/// <summary>The download of a backup. For admins only.</summary>
internal static class BackupEndpoints
{
    public static void MapBackups(this WebApplication app) =>
        app.MapGet("/admin/backups/{name}", DownloadAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Role.Admin });

    public static string AddressOf(string name) => "/admin/backups/" + name;

    private static async Task<IResult> DownloadAsync(string name, BackupFolder folder, BackupRemoval audit, HttpContext context, CancellationToken cancellationToken)
    {
        if (folder.Find(name) is not { } path)
            return Results.NotFound();
        await audit.AuditAsync("backup.download", name, context.User.UserId(), cancellationToken);
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.File(new FileStream(path, new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan }),
            "application/octet-stream", name, enableRangeProcessing: true);
    }
}
