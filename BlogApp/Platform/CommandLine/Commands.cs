using System.CommandLine;

namespace BlogApp.Platform.CommandLine;

/// <summary>Tells a command line from plain server settings, and runs the command.</summary>
internal static class Commands
{
    /// <summary>Whether the first word is not an option, or help is requested. Without arguments, the server runs.</summary>
    public static bool Asked(string[] args) =>
        args is [var first, ..] && (first is "--help" or "-h" or "-?" || !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal));

    // The caller turns exceptions into plain words, as it does when the server starts.
    public static Task<int> RunAsync(string[] args, IEnumerable<Command> commands) =>
        RunAsync(args, commands, new InvocationConfiguration { EnableDefaultExceptionHandler = false }, CancellationToken.None);

    public static Task<int> RunAsync(string[] args, IEnumerable<Command> commands, InvocationConfiguration configuration, CancellationToken cancellationToken)
    {
        var root = new RootCommand("BlogApp: a blog whose numbers can be trusted. Without a command it serves; --urls sets the address.");
        foreach (var command in commands)
            root.Add(command);
        return root.Parse(args).InvokeAsync(configuration, cancellationToken);
    }
}
