using System.Buffers;
using System.Text;
using System.Text.Unicode;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.Xml;

/// <summary>
/// The characters of a file from the current place on, with as much read ahead as a search needs. A byte that is no
/// UTF-8 is read as Windows-1252: a text put together from several sources has such bytes.
/// </summary>
internal sealed class XmlCharacters : IDisposable
{
    // No element of a blog is longer. It bounds the memory.
    private const int MaxAhead = 64 << 20;

    private readonly Stream _stream;
    private readonly Mendings _mendings;
    private readonly Decoder? _decoder;
    private readonly byte[] _bytes = new byte[64 * 1024];
    private int _byteCount;
    private char[] _chars = new char[128 * 1024];
    private int _start, _end, _linesRead = 1;
    private bool _ended;

    public XmlCharacters(Stream stream, Mendings mendings)
    {
        (_stream, _mendings) = (stream, mendings);
        _byteCount = stream.ReadAtLeast(_bytes, _bytes.Length, throwOnEndOfStream: false);
        _decoder = XmlEncoding.Detect(_bytes.AsSpan(0, _byteCount), out var start)?.GetDecoder();
        Drop(start);
    }

    /// <summary>The line of the current place, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>What was read ahead.</summary>
    public ReadOnlySpan<char> Ahead => _chars.AsSpan(_start, _end - _start);

    /// <summary>Reads ahead until there are so many characters; false: the file ends before.</summary>
    public bool Has(int count)
    {
        while (_end - _start < count)
        {
            if (!Fill())
                return false;
        }
        return true;
    }

    public bool StartsWith(ReadOnlySpan<char> text) => Has(text.Length) && Ahead.StartsWith(text, StringComparison.Ordinal);

    /// <summary>The distance to a text; -1: the file ends before.</summary>
    public int Find(ReadOnlySpan<char> text, int from = 0)
    {
        while (true)
        {
            if (from <= Ahead.Length && Ahead[from..].IndexOf(text, StringComparison.Ordinal) is >= 0 and var at)
                return from + at;
            from = Math.Max(from, Ahead.Length - text.Length + 1);
            if (!Fill())
                return -1;
        }
    }

    /// <summary>Moves on, and returns what was passed.</summary>
    public ReadOnlySpan<char> Take(int count)
    {
        var taken = _chars.AsSpan(_start, count);
        Line += taken.Count('\n');
        _start += count;
        return taken;
    }

    public void Dispose() => _stream.Dispose();

    private bool Fill()
    {
        if (_ended && _byteCount == 0)
            return false;
        if (_start > _chars.Length / 2)
        {
            _chars.AsSpan(_start, _end - _start).CopyTo(_chars);
            (_start, _end) = (0, _end - _start);
        }
        if (_chars.Length - _end < _bytes.Length)
        {
            if (_end - _start > MaxAhead)
                throw new ContentFormatException("A single text of the file is longer than 64 million characters. It was not read.");
            Array.Resize(ref _chars, _chars.Length * 2);
        }
        if (!_ended && _byteCount < _bytes.Length)
        {
            var read = _stream.Read(_bytes, _byteCount, _bytes.Length - _byteCount);
            (_byteCount, _ended) = (_byteCount + read, read == 0);
        }
        var before = _end;
        if (_decoder is not null)
        {
            _end += _decoder.GetChars(_bytes.AsSpan(0, _byteCount), _chars.AsSpan(_end), flush: _ended);
            _byteCount = 0;
        }
        else
        {
            DecodeUtf8();
        }
        _linesRead += _chars.AsSpan(before, _end - before).Count('\n');
        return _end > before || !_ended || _byteCount > 0;
    }

    private void DecodeUtf8()
    {
        var (at, counted, line) = (0, _end, _linesRead);
        while (at < _byteCount)
        {
            var status = Utf8.ToUtf16(_bytes.AsSpan(at, _byteCount - at), _chars.AsSpan(_end), out var read, out var written, replaceInvalidSequences: false, isFinalBlock: _ended);
            (at, _end) = (at + read, _end + written);
            if (status != OperationStatus.InvalidData)
                break;
            Rune.DecodeFromUtf8(_bytes.AsSpan(at, _byteCount - at), out _, out var bad);
            line += _chars.AsSpan(counted, _end - counted).Count('\n');
            counted = _end;
            for (; bad > 0 && _end < _chars.Length; bad--, at++)
            {
                _mendings.Add(Mending.BadByte, line);
                _end += XmlEncoding.Windows1252.GetChars(_bytes.AsSpan(at, 1), _chars.AsSpan(_end));
            }
        }
        Drop(at);
    }

    private void Drop(int bytes)
    {
        _bytes.AsSpan(bytes, _byteCount - bytes).CopyTo(_bytes);
        _byteCount -= bytes;
    }
}
