using System.Text.Json;

namespace BlogApp.Platform.DataDirectory;

/// <summary>
/// Exchanges files and folders of the data directory, all of them or none, also through a crash. A file says what is being
/// exchanged; whoever locks the directory next undoes what was not completed.
/// </summary>
internal static class DirectorySwap
{
    private const string Mark = "exchange.json";

    /// <summary>Exchanges, then checks, then deletes what stood there before. Call it only with the directory locked.</summary>
    /// <param name="places">Each with what is to stand there; null: nothing.</param>
    /// <param name="suffix">Behind the names under which the old content waits until all is done.</param>
    /// <param name="check">Throws when the new content is not usable. Everything is then as it was.</param>
    /// <exception cref="IOException">A file cannot be moved. Everything is as it was.</exception>
    public static void Run(string root, IEnumerable<(string Place, string? New)> places, string suffix, Action check)
    {
        var moves = places.Select(one => new Move(one.Place, one.New, one.Place + suffix)).ToArray();
        Write(root, new Plan(Done: false, moves));
        try
        {
            foreach (var move in moves)
            {
                Rename(move.Place, move.Aside);
                if (move.New is { } incoming)
                    Rename(incoming, move.Place);
            }
            check();
        }
        catch
        {
            Undo(root, moves);
            throw;
        }
        var done = new Plan(Done: true, moves);
        Write(root, done);
        Complete(root, done);
    }

    public static bool WasInterrupted(string root) => File.Exists(Path.Combine(root, Mark));

    /// <summary>Undoes or completes what a process that was killed had begun.</summary>
    public static void Recover(string root)
    {
        var mark = Path.Combine(root, Mark);
        if (!WasInterrupted(root))
            return;
        var plan = JsonSerializer.Deserialize<Plan>(File.ReadAllText(mark)) ?? throw new IOException($"'{mark}' cannot be read.");
        if (plan.Done)
            Complete(root, plan);
        else
            Undo(root, plan.Moves);
    }

    private static void Undo(string root, Move[] moves)
    {
        foreach (var move in moves)
        {
            // What was to come in is no longer where it waited: it stands in its place, or went back in an earlier attempt.
            if (move.New is { } incoming && !Path.Exists(incoming) && (Path.Exists(move.Aside) || !move.Had) && Path.Exists(move.Place))
                Rename(move.Place, incoming);
            if (Path.Exists(move.Aside) && !Path.Exists(move.Place))
                Rename(move.Aside, move.Place);
        }
        foreach (var incoming in moves.Select(move => move.New).OfType<string>())
            Delete(incoming);
        File.Delete(Path.Combine(root, Mark));
    }

    private static void Complete(string root, Plan plan)
    {
        foreach (var move in plan.Moves)
            Delete(move.Aside);
        File.Delete(Path.Combine(root, Mark));
    }

    private static void Write(string root, Plan plan)
    {
        var mark = Path.Combine(root, Mark);
        using (var file = new FileStream(mark + ".new", FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(file, plan);
            file.Flush(flushToDisk: true);
        }
        File.Move(mark + ".new", mark, overwrite: true);
    }

    private static void Rename(string from, string to)
    {
        if (Directory.Exists(from))
            Directory.Move(from, to);
        else if (File.Exists(from))
            File.Move(from, to);
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    private sealed record Plan(bool Done, Move[] Moves);

    /// <param name="Aside">Where the old content waits.</param>
    private sealed record Move(string Place, string? New, string Aside)
    {
        /// <summary>Whether anything stood there before.</summary>
        public bool Had { get; init; } = Path.Exists(Place);
    }
}
