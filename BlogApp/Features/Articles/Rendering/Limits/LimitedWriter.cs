using System.Globalization;

namespace BlogApp.Features.Articles.Rendering.Limits;

/// <summary>
/// A string writer with a size limit. Without it, one long address defined once and used ten thousand times would turn
/// a short text into gigabytes.
/// </summary>
internal sealed class LimitedWriter(int limit) : StringWriter(CultureInfo.InvariantCulture)
{
    private const int Floor = 1 << 18;
    private const int Ceiling = 1 << 24;

    /// <summary>Enough for any ordinary text of that length: a one-letter heading grows a hundredfold.</summary>
    public static LimitedWriter For(int sourceLength) => new((int)Math.Min(Ceiling, Floor + (100L * sourceLength)));

    public override void Write(char value)
    {
        Check(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Check(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Check(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Check(value?.Length ?? 0);
        base.Write(value);
    }

    private void Check(int more)
    {
        if (GetStringBuilder().Length + more > limit)
            throw new InvalidOperationException("The text would grow beyond measure.");
    }
}
