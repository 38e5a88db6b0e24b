namespace BlogApp.Features.Jobs;

/// <summary>A line of the job table.</summary>
/// <param name="Name">Lower case with hyphens; the job's identity in schedules, history and audit.</param>
/// <param name="Description">What it does, in words an admin understands.</param>
/// <param name="DefaultCron">When it runs until an admin says otherwise, in Quartz's form and UTC.</param>
/// <param name="Work">The class that does it, an <see cref="IScheduledWork"/>.</param>
internal sealed record JobDefinition(string Name, string Description, string DefaultCron, Type Work);
