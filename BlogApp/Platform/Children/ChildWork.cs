namespace BlogApp.Platform.Children;

/// <summary>
/// A line of the table of works that run in a child process of this program, because what they read comes from
/// outside and could end the process.
/// </summary>
/// <param name="Name">Names it on the child's command line.</param>
/// <param name="Run">Runs in the child.</param>
internal sealed record ChildWork(string Name, Action<ChildSide> Run);
