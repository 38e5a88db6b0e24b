namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>Encrypts what is written to it. Complete only after <see cref="CompleteAsync"/>.</summary>
internal sealed class EncryptingStream(Stream to, ChunkCipher cipher) : OneWayStream
{
    private readonly byte[] _plain = new byte[ChunkCipher.ChunkBytes];
    private readonly byte[] _sealed = new byte[ChunkCipher.ChunkBytes + ChunkCipher.TagBytes];
    private int _filled;
    private long _number = -1;

    public override bool CanWrite => true;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            // A full chunk waits until more comes: it may be the last.
            if (_filled == _plain.Length)
                await SealAsync(last: false, cancellationToken);
            var count = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer[..count].CopyTo(_plain.AsMemory(_filled));
            _filled += count;
            buffer = buffer[count..];
        }
    }

    public ValueTask CompleteAsync(CancellationToken cancellationToken) => SealAsync(last: true, cancellationToken);

    private async ValueTask SealAsync(bool last, CancellationToken cancellationToken)
    {
        if (_number < 0)
            await to.WriteAsync(cipher.Header, cancellationToken);
        cipher.Encrypt(++_number, last, _plain.AsSpan(0, _filled), _sealed);
        await to.WriteAsync(_sealed.AsMemory(0, _filled + ChunkCipher.TagBytes), cancellationToken);
        _filled = 0;
    }
}
