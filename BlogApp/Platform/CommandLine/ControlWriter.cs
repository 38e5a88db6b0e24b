using System.Text;

namespace BlogApp.Platform.CommandLine;

/// <summary>Sends what a command prints to where it was typed, line by line.</summary>
/// <param name="send">Called with whole lines, one at a time.</param>
internal sealed class ControlWriter(Action<string> send) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        _line.Append(value);
        if (value == '\n')
            Flush();
    }

    public override void Flush()
    {
        if (_line.Length == 0)
            return;
        send(_line.ToString());
        _line.Clear();
    }
}
