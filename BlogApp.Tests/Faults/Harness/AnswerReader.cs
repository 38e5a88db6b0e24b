using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>The parts of an answer that clients need.</summary>
/// <param name="View">The header X-View; empty when there is none.</param>
internal readonly record struct Answer(int Status, string View);

/// <summary>Reads HTTP/1.1 answers from a connection, one after another.</summary>
internal sealed class AnswerReader(Socket socket)
{
    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <exception cref="IOException">The connection ended before the answer did.</exception>
    public async ValueTask<Answer> ReadAsync(CancellationToken cancellationToken)
    {
        int length;
        while ((length = _buffer.AsSpan(_start.._end).IndexOf(HeadEnd)) < 0)
            await FillAsync(cancellationToken);
        var head = Encoding.ASCII.GetString(_buffer, _start, length + 2);
        _start += length + 4;
        var status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        if (Header(head, "Content-Length") is { } body)
            await SkipAsync(int.Parse(body, System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
        else if (Header(head, "Transfer-Encoding") is not null)
            await SkipChunksAsync(cancellationToken);
        return new Answer(status, Header(head, "X-View")?.ToString() ?? "");
    }

    private static string? Header(string head, string name)
    {
        var at = head.IndexOf("\r\n" + name + ": ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var from = at + name.Length + 4;
        return head[from..head.IndexOf('\r', from)];
    }

    private async ValueTask SkipChunksAsync(CancellationToken cancellationToken)
    {
        int size;
        do
        {
            int line;
            while ((line = _buffer.AsSpan(_start.._end).IndexOf("\r\n"u8)) < 0)
                await FillAsync(cancellationToken);
            if (!Utf8Parser.TryParse(_buffer.AsSpan(_start, line), out size, out _, 'X'))
                throw new InvalidDataException("The answer's body is not in chunks.");
            _start += line + 2;
            await SkipAsync(size + 2, cancellationToken);
        }
        while (size > 0);
    }

    private async ValueTask SkipAsync(int bytes, CancellationToken cancellationToken)
    {
        while (true)
        {
            var have = Math.Min(bytes, _end - _start);
            _start += have;
            bytes -= have;
            if (bytes == 0)
                return;
            await FillAsync(cancellationToken);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await socket.ReceiveAsync(_buffer.AsMemory(_end), cancellationToken);
        if (read == 0)
            throw new EndOfStreamException("The server closed the connection before it had answered.");
        _end += read;
    }
}
