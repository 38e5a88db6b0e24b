using System.Text;

namespace BlogApp.Platform.Http;

/// <summary>An answer's body: HTML is kept until its end and gets the folder in its addresses, all else passes at once.</summary>
internal sealed class SubFolderPages(HttpResponse response, Stream next, string folder) : Stream
{
    private MemoryStream? _html;
    private bool _decided;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Sends the page.</summary>
    public async Task EndAsync()
    {
        if (_html is not { } html)
            return;
        _html = null;
        var page = Encoding.UTF8.GetBytes(SubFolderAddresses.Put(Encoding.UTF8.GetString(html.GetBuffer(), 0, (int)html.Length), folder));
        if (!response.HasStarted && response.ContentLength is not null)
            response.ContentLength = page.Length;
        await next.WriteAsync(page);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsPage())
            _html!.Write(buffer.Span);
        else
            await next.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (IsPage())
            _html!.Write(buffer, offset, count);
        else
            next.Write(buffer, offset, count);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => _html is null ? next.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override void Flush()
    {
        if (_html is null)
            next.Flush();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _html?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Pages that are encoded already come from elsewhere and have no addresses of ours.</summary>
    private bool IsPage()
    {
        if (!_decided && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true && response.Headers.ContentEncoding.Count == 0)
            _html = new();
        _decided = true;
        return _html is not null;
    }
}
