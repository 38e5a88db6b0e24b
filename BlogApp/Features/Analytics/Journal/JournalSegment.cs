using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>
/// A journal file that is being written, mapped into memory. Appending is a copy without a system call, and the copy
/// survives SIGKILL because the pages belong to the kernel. The file is fully preallocated, so a full disk shows when a
/// segment is created, never as a fault during a copy.
/// </summary>
internal sealed unsafe class JournalSegment : IDisposable
{
    public const int HeaderBytes = 32;
    private static readonly byte[] Magic = "BLOGWAL1"u8.ToArray();

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private int _flushed;

    private JournalSegment(int number, int size, MemoryMappedFile file)
    {
        Number = number;
        Size = size;
        _file = file;
        _view = file.CreateViewAccessor(0, size);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        Position = HeaderBytes;
    }

    public int Number { get; }
    public int Size { get; }

    /// <summary>The offset of the next record. Changed only by the appender, under its lock.</summary>
    public int Position { get; private set; }

    /// <summary>The number of bytes behind the last record.</summary>
    public int Free => Size - Position;

    /// <summary>Creates and preallocates the file.</summary>
    /// <exception cref="IOException">There is no space, or no permission to write.</exception>
    public static JournalSegment Create(string directory, int number, int size)
    {
        var path = PathOf(directory, number);
        var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            PreallocationSize = size,
            BufferSize = 0,
        });
        try
        {
            stream.SetLength(size);
            return new JournalSegment(number, size, MemoryMappedFile.CreateFromFile(
                stream, null, size, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false));
        }
        catch
        {
            stream.Dispose();
            File.Delete(path);
            throw;
        }
    }

    public static string PathOf(string directory, int number) =>
        Path.Combine(directory, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number:D8}.wal"));

    /// <summary>Writes the writer's name and the batch of the first record. Called once, before the first append.</summary>
    public void Begin(string writer, long firstSeq)
    {
        var header = new Span<byte>(_start, HeaderBytes);
        Encoding.ASCII.GetBytes(writer.AsSpan(0, 16), header[8..]);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], firstSeq);
        Magic.CopyTo(header);
    }

    /// <summary>Reads a header written by <see cref="Begin"/>.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> header, out string writer, out long firstSeq)
    {
        writer = "";
        firstSeq = 0;
        if (header.Length < HeaderBytes || !header[..8].SequenceEqual(Magic))
            return false;
        writer = Encoding.ASCII.GetString(header.Slice(8, 16));
        firstSeq = BinaryPrimitives.ReadInt64LittleEndian(header[24..]);
        return firstSeq > 0;
    }

    public bool Fits(int bytes) => Position + bytes + JournalRecord.FrameBytes <= Size;

    /// <summary>Copies a framed record and writes its length last.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        var target = _start + Position;
        record[4..].CopyTo(new Span<byte>(target + 4, record.Length - 4));
        Volatile.Write(ref *(uint*)target, BinaryPrimitives.ReadUInt32LittleEndian(record));
        Position += record.Length;
    }

    /// <summary>Flushes the appended records to disk.</summary>
    public void Flush()
    {
        var until = Position;
        if (until == _flushed)
            return;
        _view.Flush();
        _flushed = until;
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
