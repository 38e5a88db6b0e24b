namespace BlogApp.Features.Articles.Samples;

internal static class SamplesRegistration
{
    public static IServiceCollection AddSampleArticles(this IServiceCollection services) => services.AddHostedService<LoadSamples>().AddSingleton<SampleContent>();
}
