using System.CommandLine;

namespace BlogApp.Platform.CommandLine;

/// <summary>Tells a command from the settings of a server that is to serve, and runs it.</summary>
internal static class Commands
{
    /// <summary>A first word that is no option, or a question for help. Without any, the server serves.</summary>
    public static bool Asked(string[] args) =>
        args is [var first, ..] && (first is "--help" or "-h" or "-?" || !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal));

    public static Task<int> RunAsync(string[] args, IEnumerable<Command> commands)
    {
        var root = new RootCommand("BlogApp: a blog whose numbers can be trusted. Without a command it serves; --urls sets the address.");
        foreach (var command in commands)
            root.Add(command);
        // Exceptions are turned into plain words by the caller, as when the server starts.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
