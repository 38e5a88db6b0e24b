using System.CommandLine;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Import.Bundle;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reading;
using BlogApp.Features.Import.Reports;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Site.Settings;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Import;

/// <summary><c>content import FILE</c> and <c>content export FILE</c>. Exit status 0 on success, 1 on failure.</summary>
internal static class ContentCommands
{
    public static Command Create(CommandHost host) => new("content", "Bring content into the blog, or take it along.") { Import(host), Export(host) };

    private static Command Import(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A WordPress export (WXR), a Ghost export (JSON), a zip or folder of Markdown with front matter, or this blog's own export." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would come, and change nothing; the server may run." };
        var fetch = new Option<bool>("--fetch") { Description = "Fetch pictures and files from the old blog, from public addresses only." };
        var pictures = new Option<bool>("--fetch-hidden") { Description = "Fetch pictures of other hosts that readers would not see (http://)." };
        var https = new Option<bool>("--include-https") { Description = "Fetch all pictures of other hosts." };
        var command = new Command("import", "Import a file or a folder. The server must be stopped.") { file, dryRun, fetch, pictures, https };
        command.SetAction((parsed, cancellationToken) => host.RunAsync(parsed.GetValue(dryRun) ? DirectoryUse.Read : DirectoryUse.Own, async services =>
        {
            var path = parsed.GetValue(file)!;
            try
            {
                var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
                await using var content = await services.GetRequiredService<ContentReader>().ReadAsync(path, name, _ => { }, cancellationToken);
                await services.GetRequiredService<RedisConnection>().ConnectAsync(TimeSpan.FromSeconds(3), TimeProvider.System, cancellationToken);
                // The program may be newer than the database schema.
                if (!parsed.GetValue(dryRun))
                    await services.GetServices<IHostedService>().OfType<MigrateDatabase>().Single().StartAsync(cancellationToken);
                services.GetRequiredService<SiteSettingsCommands>().Load();
                var report = await services.GetRequiredService<Importer>().RunAsync(content.Package, name, new(parsed.GetValue(dryRun), parsed.GetValue(fetch), null)
                {
                    Pictures = parsed.GetValue(https) ? PictureScope.All : parsed.GetValue(pictures) ? PictureScope.Hidden : PictureScope.None,
                }, _ => { }, cancellationToken);
                Console.WriteLine(ReportText.Format(report));
                return 0;
            }
            catch (ContentFormatException broken)
            {
                await Console.Error.WriteLineAsync(broken.Message);
                return 1;
            }
        }));
        return command;
    }

    private static Command Export(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The zip to write; one that exists is replaced when the new one is complete." };
        var command = new Command("export", "Write everything into a zip of Markdown. The server may run.") { file };
        command.SetAction((parsed, cancellationToken) => host.RunAsync(DirectoryUse.Read, async services =>
        {
            var path = Path.GetFullPath(parsed.GetValue(file)!);
            var part = path + ".part";
            try
            {
                services.GetRequiredService<SiteSettingsCommands>().Load();
                await using (var zip = new FileStream(part, FileMode.Create, FileAccess.ReadWrite))
                {
                    await services.GetRequiredService<BundleWriter>().WriteAsync(zip, _ => { }, cancellationToken);
                    zip.Flush(flushToDisk: true);
                }
                File.Move(part, path, overwrite: true);
                Console.WriteLine($"Everything is in {path}.");
                return 0;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"The file cannot be written: {error.Message}");
                return 1;
            }
            finally
            {
                if (File.Exists(part))
                    File.Delete(part);
            }
        }));
        return command;
    }
}
