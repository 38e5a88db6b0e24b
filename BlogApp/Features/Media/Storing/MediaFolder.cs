using System.Buffers;
using System.Security.Cryptography;
using BlogApp.Platform.DataDirectory;

namespace BlogApp.Features.Media.Storing;

/// <summary>
/// The folder <c>media</c> of the data directory. A file is written under a temporary name in <c>incoming</c>, flushed
/// to disk and renamed, so that under its name it is either absent or complete.
/// </summary>
internal sealed class MediaFolder
{
    private const int HeadLength = 64 * 1024;

    public MediaFolder(DataDirectory directory) : this(System.IO.Path.Combine(directory.Root, "media"))
    {
    }

    public MediaFolder(string root)
    {
        Root = root;
        Incoming = System.IO.Path.Combine(root, "incoming");
        Directory.CreateDirectory(Incoming);
    }

    public string Root { get; }
    public string Incoming { get; }

    public string PathOf(string name) => System.IO.Path.Combine(Root, name);

    /// <summary>An unguessable, unique name: 20 letters and digits.</summary>
    public static string NewStem() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 20);

    /// <summary>Stores the content of a stream.</summary>
    /// <exception cref="MediaRefusedException">It is larger than allowed.</exception>
    public Task<ReceivedFile> ReceiveAsync(Stream source, long mostBytes, CancellationToken cancellationToken) =>
        WriteAsync(async (to, token) =>
        {
            var buffer = ArrayPool<byte>.Shared.Rent(81_920);
            try
            {
                int read;
                while ((read = await ReadAsync(source, buffer, token)) > 0)
                {
                    if (to.Position + read > mostBytes)
                        throw MediaRefusedException.TooLarge(mostBytes);
                    await to.WriteAsync(buffer.AsMemory(0, read), token);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }, cancellationToken);

    /// <summary>Writes a temporary file. On failure, nothing is left of it.</summary>
    public async Task<ReceivedFile> WriteAsync(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var path = NewIncoming();
        try
        {
            await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous });
            await write(file, cancellationToken);
            return await CompleteAsync(path, file, cancellationToken);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>A path for a temporary file that another process will write. Sweeping deletes what is left of it.</summary>
    public string NewIncoming() => System.IO.Path.Combine(Incoming, NewStem() + ".part");

    /// <summary>Takes over a temporary file that another process has written.</summary>
    public static async Task<ReceivedFile> TakeAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, new FileStreamOptions { Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous });
        return await CompleteAsync(path, file, cancellationToken);
    }

    private static async Task<ReceivedFile> CompleteAsync(string path, FileStream file, CancellationToken cancellationToken)
    {
        await file.FlushAsync(cancellationToken);
        file.Flush(flushToDisk: true);
        var head = new byte[Math.Min(file.Length, HeadLength)];
        file.Position = 0;
        await file.ReadExactlyAsync(head, cancellationToken);
        return new ReceivedFile(path, file.Length, head);
    }

    /// <summary>An interrupted stream is the sender's fault, unlike a disk that cannot be written.</summary>
    private static async ValueTask<int> ReadAsync(Stream source, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException torn) when (torn is not BadHttpRequestException)
        {
            throw MediaRefusedException.TornForm();
        }
    }

    public void Delete(string name) => File.Delete(PathOf(name));

    /// <summary>Names of stored files last written before the given time.</summary>
    public IEnumerable<string> Names(DateTime writtenBefore) => Before(Root, writtenBefore).Select(f => f.Name);

    /// <summary>Deletes temporary files that are no longer being written.</summary>
    /// <returns>The number of deleted files.</returns>
    public int ClearIncoming(DateTime writtenBefore)
    {
        var old = Before(Incoming, writtenBefore).ToList();
        foreach (var file in old)
            file.Delete();
        return old.Count;
    }

    private static IEnumerable<FileInfo> Before(string folder, DateTime time) =>
        new DirectoryInfo(folder).EnumerateFiles().Where(f => f.LastWriteTimeUtc < time);
}
