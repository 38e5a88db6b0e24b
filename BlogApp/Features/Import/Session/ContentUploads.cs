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

/// <summary>
/// Files waiting for import, in the folder <c>content</c> of the data directory. A file is complete once it has its
/// final name. It is deleted after a day, unless a task still needs it.
/// </summary>
internal sealed class ContentUploads
{
    private const string Part = ".part";
    private const string Reading = ".reading";

    public ContentUploads(DataDirectory directory) : this(Path.Combine(directory.Root, "content"))
    {
    }

    public ContentUploads(string root) => Root = Directory.CreateDirectory(root).FullName;

    public string Root { get; }

    /// <summary>Stores an upload.</summary>
    /// <param name="progress">Called with the number of bytes received.</param>
    /// <returns>The name by which a task finds the file.</returns>
    /// <exception cref="ContentFormatException">The file is empty or too large.</exception>
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
                        throw new ContentFormatException(Phrase.Format("The file is larger than {0:N0} MiB. The command line takes larger ones: content import FILE.", mostBytes >> 20).ToString());
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

    /// <summary>The path of an uploaded file; null when it no longer exists.</summary>
    public string? PathOf(string name) =>
        name.Length == 32 && name.All(char.IsAsciiHexDigitLower) && Path.Combine(Root, name) is var path && File.Exists(path) ? path : null;

    /// <summary>A temporary file for an export that is being sent. It is deleted when closed.</summary>
    public FileStream Scratch() => new(Path.Combine(Root, RandomNumberGenerator.GetHexString(32, lowercase: true) + Part),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose });

    /// <summary>An empty folder for what is read from a file.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(Root, RandomNumberGenerator.GetHexString(32, lowercase: true) + Reading)).FullName;

    /// <summary>Deletes files last written before the given time, unless a task waits for them.</summary>
    public int Sweep(DateTime writtenBefore, IReadOnlySet<string> needed)
    {
        var old = new DirectoryInfo(Root).EnumerateFiles().Where(f => f.LastWriteTimeUtc < writtenBefore && !needed.Contains(f.Name)).ToList();
        old.ForEach(f => f.Delete());
        var left = new DirectoryInfo(Root).EnumerateDirectories("*" + Reading).Where(f => f.LastWriteTimeUtc < writtenBefore).ToList();
        left.ForEach(f => f.Delete(recursive: true));
        return old.Count + left.Count;
    }

    /// <summary>Deletes what an interrupted upload, import or export left. Call it only when nothing else is writing.</summary>
    public void ClearParts()
    {
        foreach (var part in Directory.EnumerateFiles(Root, "*" + Part))
            File.Delete(part);
        foreach (var folder in Directory.EnumerateDirectories(Root, "*" + Reading))
            Directory.Delete(folder, recursive: true);
    }
}
