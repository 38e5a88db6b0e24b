using System.CommandLine;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Articles.External;

/// <summary><c>media fetch</c>: exit status 0 when every picture came, otherwise 1.</summary>
internal static class FetchPicturesCommand
{
    public static Command Create(CommandHost host)
    {
        var article = new Option<string?>("--article") { Description = "Only the article or page with this address.", HelpName = "SLUG" };
        var https = new Option<bool>("--include-https") { Description = "Also pictures that readers see from their hosts." };
        var fetch = new Command("fetch", "Fetch the pictures of other hosts that readers do not see into the library. The server must be stopped.") { article, https };
        fetch.SetAction((parsed, cancellationToken) => host.RunAsync(DirectoryUse.Own, async services =>
        {
            await services.GetRequiredService<RedisConnection>().ConnectAsync(TimeSpan.FromSeconds(3), TimeProvider.System, cancellationToken);
            // The program may be newer than the database schema.
            await services.GetServices<IHostedService>().OfType<MigrateDatabase>().Single().StartAsync(cancellationToken);
            services.GetRequiredService<SiteSettingsCommands>().Load();
            var slug = parsed.GetValue(article);
            var scope = parsed.GetValue(https) ? PictureScope.All : PictureScope.Hidden;
            var report = await services.GetRequiredService<ExternalPictureFetch>().RunAsync(scope, slug, Actor.Server, progress =>
            {
                if (progress.Done < progress.Total)
                    Console.WriteLine($"{progress.Done + 1} of {progress.Total}: {progress.Step}");
            }, cancellationToken);
            if (report is null)
            {
                await Console.Error.WriteLineAsync($"No article or page has the address {slug}.");
                return 1;
            }
            foreach (var found in report.Articles.Where(a => a.Left.Count > 0))
            {
                await Console.Error.WriteLineAsync($"“{found.Title}”");
                foreach (var picture in found.Left)
                    await Console.Error.WriteLineAsync($"    {picture.Address}: {picture.Problem}");
            }
            Console.WriteLine($"Pictures that came: {report.Brought}; that did not: {report.Left}.");
            return report.Left == 0 ? 0 : 1;
        }));
        return fetch;
    }
}
