namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>Reads another stream, counts its bytes, and remembers the last four: where gzip writes how much there was.</summary>
/// <param name="read">Called with the number of bytes of each read.</param>
internal sealed class TailStream(Stream from, Action<int> read) : OneWayStream
{
    private readonly byte[] _last = new byte[4];

    public override bool CanRead => true;

    public long Count { get; private set; }

    public ReadOnlySpan<byte> Last => _last;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await from.ReadAsync(buffer, cancellationToken);
        Remember(buffer.Span[..count]);
        Count += count;
        read(count);
        return count;
    }

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= _last.Length)
        {
            bytes[^_last.Length..].CopyTo(_last);
            return;
        }
        _last.AsSpan(bytes.Length).CopyTo(_last);
        bytes.CopyTo(_last.AsSpan(_last.Length - bytes.Length));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            from.Dispose();
        base.Dispose(disposing);
    }
}
