namespace BlogApp.Features.Jobs.Tasks;

/// <summary>A task cannot be done. The message gives the reason in plain words.</summary>
internal sealed class TaskFailedException(string words, Exception? inner = null) : Exception(words, inner);
