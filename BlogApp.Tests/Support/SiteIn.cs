using BlogApp.Platform.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Support;

/// <summary>The settings of a blog that stands in a time zone.</summary>
internal static class SiteIn
{
    public static IOptionsMonitor<SiteSettings> Zone(string zone = "UTC") => new ServiceCollection().AddOptions()
        .Configure<SiteSettings>(site => site.TimeZone = zone).BuildServiceProvider().GetRequiredService<IOptionsMonitor<SiteSettings>>();
}
