using System.Buffers.Binary;
using System.Text;

namespace BlogApp.Benchmarks.Servers;

/// <summary>
/// Writes the subset of MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md) that a hub client needs,
/// with each message preceded by its length.
/// </summary>
internal static class PackWriter
{
    public static byte[] Message(object?[] items)
    {
        using var body = new MemoryStream();
        Write(body, items);
        using var message = new MemoryStream();
        for (var length = (int)body.Length; ; length >>= 7)
        {
            message.WriteByte((byte)(length < 0x80 ? length : (length & 0x7f) | 0x80));
            if (length < 0x80)
                break;
        }
        body.WriteTo(message);
        return message.ToArray();
    }

    private static void Write(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool flag:
                to.WriteByte(flag ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                to.WriteByte(0xd3);
                Span<byte> eight = stackalloc byte[8];
                BinaryPrimitives.WriteInt64BigEndian(eight, number);
                to.Write(eight);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                WriteLength(to, 0xdb, bytes.Length);
                to.Write(bytes);
                break;
            case Dictionary<string, string> { Count: 0 }:
                to.WriteByte(0x80);
                break;
            case object?[] items:
                WriteLength(to, 0xdd, items.Length);
                foreach (var item in items)
                    Write(to, item);
                break;
            default:
                throw new NotSupportedException($"{value.GetType()} is not sent to hubs.");
        }
    }

    private static void WriteLength(MemoryStream to, byte kind, int length)
    {
        Span<byte> five = [kind, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(five[1..], length);
        to.Write(five);
    }
}

/// <summary>Reads the same subset: numbers as long, arrays as lists, maps and bytes as placeholders.</summary>
internal sealed class PackReader(byte[] bytes)
{
    private int _at;

    /// <summary>Skips the length before a message; false at the end.</summary>
    public bool NextMessage()
    {
        if (_at >= bytes.Length)
            return false;
        while (bytes[_at++] >= 0x80)
        {
            // Seven bits per byte. The value is not needed, because the message contains its own length.
        }
        return true;
    }

    public object? Read()
    {
        var kind = bytes[_at++];
        return kind switch
        {
            <= 0x7f => (long)kind,
            <= 0x8f => Map(kind & 0xf),
            <= 0x9f => Array(kind & 0xf),
            <= 0xbf => Text(kind & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Bytes((int)Number(1)),
            0xc5 => Bytes((int)Number(2)),
            0xc6 => Bytes((int)Number(4)),
            0xcc => Number(1),
            0xcd => Number(2),
            0xce => Number(4),
            0xcf or 0xd3 => Number(8),
            0xd0 => (long)(sbyte)Number(1),
            0xd1 => (long)(short)Number(2),
            0xd2 => (long)(int)Number(4),
            0xd9 => Text((int)Number(1)),
            0xda => Text((int)Number(2)),
            0xdb => Text((int)Number(4)),
            0xdc => Array((int)Number(2)),
            0xdd => Array((int)Number(4)),
            0xde => Map((int)Number(2)),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new NotSupportedException($"A value of kind {kind:x2} is not expected from hubs."),
        };
    }

    private long Number(int length)
    {
        var number = 0L;
        for (var i = 0; i < length; i++)
            number = number << 8 | bytes[_at++];
        return number;
    }

    private string Text(int length) => Encoding.UTF8.GetString(bytes, (_at += length) - length, length);

    private byte[] Bytes(int length)
    {
        _at += length;
        return [];
    }

    private List<object?> Array(int length)
    {
        var items = new List<object?>(length);
        for (var i = 0; i < length; i++)
            items.Add(Read());
        return items;
    }

    private object? Map(int length)
    {
        for (var i = 0; i < 2 * length; i++)
            Read();
        return null;
    }
}
