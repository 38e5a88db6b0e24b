using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace BlogApp.Features.Analytics.Collect.Journal;

/// <summary>
/// A journal file that is being written, mapped into memory: appending is a copy without a system call, and what was
/// copied survives SIGKILL because the pages belong to the kernel. The file is allocated in full beforehand: a full
/// disk shows when a segment is created, never as a fault in the middle of a copy.
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

    /// <summary>Where the next record goes. Only the appender, under its lock, changes it.</summary>
    public int Position { get; private set; }

    /// <summary>Creates and allocates the file.</summary>
    /// <exception cref="IOException">No space, or no right to write.</exception>
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

    /// <summary>Names the writer and the batch that the first record belongs to. Called once, before the first append.</summary>
    public void Begin(string writer, long firstSeq)
    {
        var header = new Span<byte>(_start, HeaderBytes);
        Encoding.ASCII.GetBytes(writer.AsSpan(0, 16), header[8..]);
        BinaryPrimitives.WriteInt64LittleEndian(header[24..], firstSeq);
        Magic.CopyTo(header);
    }

    /// <summary>Reads a header that <see cref="Begin"/> wrote.</summary>
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

    /// <summary>Copies a framed record and publishes its length last.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        var target = _start + Position;
        record[4..].CopyTo(new Span<byte>(target + 4, record.Length - 4));
        Volatile.Write(ref *(uint*)target, BinaryPrimitives.ReadUInt32LittleEndian(record));
        Position += record.Length;
    }

    /// <summary>Brings what was appended to the disk.</summary>
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
