using System.Text;

namespace BlogApp.Platform.Children;

/// <summary>Reads lines of UTF-8 from a child, none longer than a limit, because a child is not trusted.</summary>
internal sealed class BoundedLines(Stream stream)
{
    public const int MaxBytes = 64 * 1024;

    private readonly byte[] _buffer = new byte[MaxBytes];
    private int _start, _end;

    /// <summary>The next line; null at the end.</summary>
    /// <exception cref="InvalidDataException">The line is too long.</exception>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n') is >= 0 and var length)
            {
                var line = Encoding.UTF8.GetString(_buffer, _start, length);
                _start += length + 1;
                return line;
            }
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }
            if (_end == _buffer.Length)
                throw new InvalidDataException("A child sent a line that is too long.");
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            if (read == 0)
                return null;
            _end += read;
        }
    }

    /// <summary>Reads to the end, and keeps the beginning.</summary>
    public static async Task<string> BeginningAsync(Stream stream, int bytes)
    {
        var (kept, more, length) = (new byte[bytes], new byte[4096], 0);
        for (int read; (read = await stream.ReadAsync(more)) > 0;)
        {
            var taken = Math.Min(read, bytes - length);
            more.AsSpan(0, taken).CopyTo(kept.AsSpan(length));
            length += taken;
        }
        return Encoding.UTF8.GetString(kept, 0, length);
    }
}
