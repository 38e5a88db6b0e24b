namespace BlogApp.Features.Jobs.Tasks;

/// <summary>Submits work that outlives the request. A submitted task survives a restart of the server.</summary>
internal interface ITasks
{
    /// <summary>Stores a task. It begins as soon as it is due and a slot is free.</summary>
    /// <typeparam name="TWork">The work of a kind that a feature has registered.</typeparam>
    /// <param name="args">What the work is to do; stored as JSON, and shown to admins, so it has no secrets.</param>
    /// <returns>The task's number; that of the earlier task if there is one with the same key.</returns>
    /// <exception cref="ArgumentException">No kind has that work.</exception>
    /// <exception cref="Platform.Stores.StoreUnavailableException">The database or the scheduler does not answer; nothing was submitted.</exception>
    Task<long> SubmitAsync<TWork>(object args, TaskOptions options, CancellationToken cancellationToken) where TWork : ITaskWork;
}

/// <param name="Title">In words, such as “Import of blog.xml”.</param>
/// <param name="UserId">Who submits it and may follow it; null when the server does.</param>
internal sealed record TaskOptions(string Title, long? UserId)
{
    /// <summary>The earliest start; null: immediately.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Two tasks with the same key are one, for as long as the first is kept: its effect happens once. At most 200 characters.</summary>
    public string? Key { get; init; }
}
