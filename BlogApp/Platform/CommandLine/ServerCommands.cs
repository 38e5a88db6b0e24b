using System.CommandLine;

namespace BlogApp.Platform.CommandLine;

/// <summary>The program's commands, for a server that runs them.</summary>
internal sealed record ServerCommands(Func<CommandHost, IEnumerable<Command>> Create);
