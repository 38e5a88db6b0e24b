namespace BlogApp.Features.Media.Storing;

/// <summary>A file with a temporary name. Dispose deletes it, unless it was moved to its place.</summary>
internal sealed class ReceivedFile(string path, long length, byte[] head) : IDisposable
{
    public string Path { get; private set; } = path;
    public long Length { get; } = length;

    /// <summary>Its first bytes, at most 64 KiB.</summary>
    public byte[] Head { get; } = head;

    /// <summary>Gives the file its final name. Its content is already flushed to disk.</summary>
    public void MoveTo(string path)
    {
        File.Move(Path, path);
        Path = "";
    }

    public void Dispose()
    {
        if (Path.Length > 0)
            File.Delete(Path);
        Path = "";
    }
}
