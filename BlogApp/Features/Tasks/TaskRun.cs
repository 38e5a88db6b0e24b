using System.Text.Json;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Tasks;

/// <summary>What the work is told, and how it tells how far it is.</summary>
internal sealed class TaskRun(long id, long? userId, string input, Action<TaskProgress> report)
{
    public long Id => id;

    /// <summary>Who started it; null when the server did.</summary>
    public long? UserId => userId;

    /// <exception cref="TaskFailedException">The input is of an older version of the blog.</exception>
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

    /// <summary>Costs a memory access: call it for every item.</summary>
    /// <param name="step">What is being done, in words.</param>
    /// <param name="total">0 while it is not known.</param>
    public void Report(string step, int done = 0, int total = 0) => report(new(step, done, total));
}

/// <summary>How far a task is.</summary>
internal sealed record TaskProgress(string Step, int Done, int Total);
