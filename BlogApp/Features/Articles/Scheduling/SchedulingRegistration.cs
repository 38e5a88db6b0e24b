using BlogApp.Features.Jobs;

namespace BlogApp.Features.Articles.Scheduling;

internal static class SchedulingRegistration
{
    public static IServiceCollection AddArticleScheduling(this IServiceCollection services) => services
        .AddSingleton<IPublishingTriggers, PublishingTriggers>()
        .AddScheduledJob<PublishScheduled>(PublishScheduled.Name, PublishScheduled.Description, PublishScheduled.DefaultCron)
        .AddHostedService<ScheduleAtStart>();
}
