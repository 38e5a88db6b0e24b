using System.Security.Cryptography;
using System.Text.Json;
using BlogApp.Data;
using BlogApp.Data.Tasks;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Jobs;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Import.Session;

/// <summary>The job that deletes uploaded files after a day.</summary>
internal sealed class SweepUploads(ContentUploads uploads, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock) : IScheduledWork
{
    public const string Name = "sweep-imports";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await context.BackgroundTasks.Where(t => (t.Kind == ImportTask.Kind || t.Kind == ImportTask.DryKind) && (t.State == TaskState.Waiting || t.State == TaskState.Running))
            .Select(t => t.Input).ToListAsync(cancellationToken);
        var needed = open.Select(input => JsonSerializer.Deserialize<ImportInput>(input, JsonSerializerOptions.Web)?.Upload ?? "").ToHashSet(StringComparer.Ordinal);
        return new(uploads.Sweep(clock.GetUtcNow().UtcDateTime.AddDays(-1), needed));
    }
}
