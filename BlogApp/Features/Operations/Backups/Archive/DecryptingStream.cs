using System.Security.Cryptography;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>Reads what <see cref="EncryptingStream"/> wrote. Only authentic bytes come out of it.</summary>
/// <param name="from">Behind the header.</param>
internal sealed class DecryptingStream(Stream from, ChunkCipher cipher) : OneWayStream
{
    // One byte more than a chunk has: whether anything follows tells the last chunk.
    private readonly byte[] _sealed = new byte[ChunkCipher.ChunkBytes + ChunkCipher.TagBytes + 1];
    private readonly byte[] _plain = new byte[ChunkCipher.ChunkBytes];
    private int _ahead, _at, _filled;
    private long _number;
    private bool _ended;

    public override bool CanRead => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_at == _filled && !_ended)
            await OpenAsync(cancellationToken);
        var count = Math.Min(buffer.Length, _filled - _at);
        _plain.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        var length = _ahead + await from.ReadAtLeastAsync(_sealed.AsMemory(_ahead), _sealed.Length - _ahead, throwOnEndOfStream: false, cancellationToken);
        var last = length < _sealed.Length;
        var chunk = last ? length : length - 1;
        if (chunk < ChunkCipher.TagBytes)
            throw new BackupException(Phrase.Key("The file is damaged, or cut off."));
        try
        {
            cipher.Decrypt(_number++, last, _sealed.AsSpan(0, chunk), _plain.AsSpan(0, chunk - ChunkCipher.TagBytes));
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new BackupException(Phrase.Format("The file is damaged, or cut off."), error);
        }
        (_at, _filled, _ended) = (0, chunk - ChunkCipher.TagBytes, last);
        _ahead = length - chunk;
        if (_ahead > 0)
            _sealed[0] = _sealed[chunk];
    }
}
