using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Scheduling;

internal static class SchedulingRegistration
{
    public static IServiceCollection AddArticleScheduling(this IServiceCollection services) => services
        .AddSingleton<IPublishingTriggers, PublishingTriggers>()
        .AddScheduledJob<PublishScheduled>(PublishScheduled.Name, Phrase.Key("Publish scheduled articles"), PublishScheduled.Description, PublishScheduled.DefaultCron)
        .AddHostedService<ScheduleAtStart>();
}
