using BlogApp.Data.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace BlogApp.Features.Site.Redirects.Csv;

/// <summary>All redirects as a file, for admins.</summary>
internal static class RedirectCsvEndpoint
{
    public const string Address = "/admin/redirects.csv";

    public static void Map(WebApplication app) => app.MapGet(Address, WriteAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Role.Admin });

    private static async Task<IResult> WriteAsync(RedirectListQuery query, HttpContext context, CancellationToken cancellationToken)
    {
        var rows = await query.AllAsync(cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        return Results.File(CsvText.File(RedirectCsv.Write(rows)), "text/csv; charset=utf-8", "redirects.csv");
    }
}
