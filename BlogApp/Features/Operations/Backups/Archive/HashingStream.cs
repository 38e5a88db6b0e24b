using System.Security.Cryptography;

namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>Reads another stream and computes its SHA-256 on the way.</summary>
/// <param name="read">Called with the number of bytes of each read.</param>
internal sealed class HashingStream(Stream from, Action<int> read) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public override bool CanRead => true;
    public override bool CanWrite => false;

    // The tar writer asks for the length before it writes a member.
    public override bool CanSeek => from.CanSeek;
    public override long Length => from.Length;

    public override long Position
    {
        get => from.Position;
        set => throw new NotSupportedException();
    }

    /// <summary>Of everything that was read; call it once.</summary>
    public string Sum() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public override int Read(byte[] buffer, int offset, int count) => Counted(from.Read(buffer, offset, count), buffer.AsSpan(offset));

    public override int Read(Span<byte> buffer) => Counted(from.Read(buffer), buffer);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await from.ReadAsync(buffer, cancellationToken), buffer.Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    private int Counted(int count, ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer[..count]);
        read(count);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            from.Dispose();
        }
        base.Dispose(disposing);
    }
}
