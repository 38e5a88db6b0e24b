using System.Data.Common;
using BlogApp.Data.Storage;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations;

/// <summary>The blog's name, also for a command, which does not load the settings that were changed in the browser.</summary>
internal sealed class BlogName(IPlainQueries queries, IOptionsMonitor<SiteSettings> site)
{
    public string Read()
    {
        try
        {
            return queries.SiteSettings().FirstOrDefault(one => one.Key == "Site:Title").Value is { Length: > 0 } stored ? stored : site.CurrentValue.Title;
        }
        catch (DbException)
        {
            // The database is damaged, which may be why someone deletes it.
            return site.CurrentValue.Title;
        }
    }
}
