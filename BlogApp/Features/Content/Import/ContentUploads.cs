using System.Security.Cryptography;
using System.Text.Json;
using BlogApp.Data;
using BlogApp.Data.Tasks;
using BlogApp.Features.Content.Model;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using BlogApp.Platform.DataDirectory;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Content.Import;

/// <summary>
/// Files that wait to be imported, in the folder <c>content</c> of the data directory. A file is complete when it has
/// its name; it goes after a day, when no task needs it any more.
/// </summary>
internal sealed class ContentUploads
{
    private const string Part = ".part";

    public ContentUploads(DataDirectory directory) : this(Path.Combine(directory.Root, "content"))
    {
    }

    public ContentUploads(string root) => Root = Directory.CreateDirectory(root).FullName;

    public string Root { get; }

    /// <summary>Takes in a file.</summary>
    /// <param name="progress">Told how many bytes have come.</param>
    /// <returns>The name by which a task finds it.</returns>
    /// <exception cref="ContentFormatException">It is empty or too large.</exception>
    public async Task<string> SaveAsync(Stream content, long mostBytes, Action<long> progress, CancellationToken cancellationToken)
    {
        var name = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var part = Path.Combine(Root, name + Part);
        try
        {
            await using (var file = new FileStream(part, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous }))
            {
                var buffer = new byte[128 * 1024];
                var length = 0L;
                for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0; progress(length += read))
                {
                    if (length + read > mostBytes)
                        throw new ContentFormatException(Phrase.Of("The file is larger than {0:N0} MiB. The command line takes larger ones: content import FILE.", mostBytes >> 20).ToString());
                    await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                }
                if (length == 0)
                    throw new ContentFormatException("The file is empty.");
                await file.FlushAsync(cancellationToken);
                file.Flush(flushToDisk: true);
            }
            File.Move(part, Path.Combine(Root, name));
            return name;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Where an uploaded file lies; null when it is gone.</summary>
    public string? PathOf(string name) =>
        name.Length == 32 && name.All(char.IsAsciiHexDigitLower) && Path.Combine(Root, name) is var path && File.Exists(path) ? path : null;

    /// <summary>A file of its own for an export that is being sent; it is gone as soon as it is closed.</summary>
    public FileStream Scratch() => new(Path.Combine(Root, RandomNumberGenerator.GetHexString(32, lowercase: true) + Part),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose });

    /// <summary>Deletes files last written before a time that no task waits for.</summary>
    public int Sweep(DateTime writtenBefore, IReadOnlySet<string> needed)
    {
        var old = new DirectoryInfo(Root).EnumerateFiles().Where(f => f.LastWriteTimeUtc < writtenBefore && !needed.Contains(f.Name)).ToList();
        old.ForEach(f => f.Delete());
        return old.Count;
    }

    /// <summary>Deletes what an interrupted upload or export left: nobody else writes when this is called.</summary>
    public void ClearParts()
    {
        foreach (var part in Directory.EnumerateFiles(Root, "*" + Part))
            File.Delete(part);
    }
}

/// <summary>The job that deletes uploaded files a day after they came.</summary>
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

/// <summary>Before the first request, so that a crash leaves no half file.</summary>
internal sealed class ClearUploadsAtStart(ContentUploads uploads) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        uploads.ClearParts();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
