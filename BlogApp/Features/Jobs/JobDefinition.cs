using BlogApp.Features.Jobs.Scheduling;

namespace BlogApp.Features.Jobs;

/// <summary>A line of the job table.</summary>
/// <param name="Name">Lower case with hyphens; the job's identity in schedules, history, audit and log.</param>
/// <param name="Title">A short name for people.</param>
/// <param name="Description">What it does, in words an admin understands.</param>
/// <param name="DefaultCron">The default schedule, in Quartz's form and UTC.</param>
/// <param name="Work">The class that does it, an <see cref="IScheduledWork"/>.</param>
internal sealed record JobDefinition(string Name, string Title, string Description, string DefaultCron, Type Work)
{
    public JobSchedule Default => new(DefaultCron);
}
