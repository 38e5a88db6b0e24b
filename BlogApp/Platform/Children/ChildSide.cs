using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace BlogApp.Platform.Children;

/// <summary>The child's side of the two pipes to its parent: it reads and writes lines.</summary>
internal sealed class ChildSide
{
    private readonly BlockingCollection<string> _lines = [];
    private readonly StreamWriter _out;

    /// <param name="input">When it ends, the parent is gone, and the process exits at once.</param>
    public ChildSide(Stream input, Stream output)
    {
        _out = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true };
        new Thread(() => Listen(input)) { IsBackground = true, Name = "parent" }.Start();
    }

    /// <summary>Waits for the parent's next line.</summary>
    public string Next() => _lines.Take();

    /// <summary>Waits for the parent's next line, which is JSON.</summary>
    public T Next<T>() => JsonSerializer.Deserialize<T>(Next(), JsonSerializerOptions.Web) ?? throw new InvalidDataException("The parent sent nothing.");

    /// <summary>Sends a line. Line breaks in it become spaces.</summary>
    public void Say(string line) => _out.Write(line.ReplaceLineEndings(" ") + "\n");

    private void Listen(Stream input)
    {
        try
        {
            using var reader = new StreamReader(input, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
                _lines.Add(line);
        }
        finally
        {
            Environment.Exit(0);
        }
    }
}
