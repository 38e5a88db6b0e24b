using System.Text.Json;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Jobs.Tasks;

/// <summary>The input of a task's work, and the way it reports progress.</summary>
internal sealed class TaskRun(long id, long? userId, string input, Action<TaskProgress> report)
{
    public long Id => id;

    /// <summary>Who started it; null when the server did.</summary>
    public long? UserId => userId;

    /// <exception cref="TaskFailedException">The input was written by an older version of the blog.</exception>
    public T Input<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(input, JsonSerializerOptions.Web) ?? throw new JsonException();
        }
        catch (JsonException error)
        {
            throw new TaskFailedException(Phrase.Key("What this task was to do cannot be read any more. Please start it again."), error);
        }
    }

    /// <summary>Costs one memory access, so call it for every item.</summary>
    /// <param name="step">The current step, in words.</param>
    /// <param name="total">0 while it is unknown.</param>
    public void Report(string step, int done = 0, int total = 0) => report(new(step, done, total));
}

/// <summary>The progress of a task.</summary>
internal sealed record TaskProgress(string Step, int Done, int Total);
