using System.CommandLine;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Media.Resizing;

/// <summary><c>media resize</c>: exit status 0 when every picture has its sizes, otherwise 1.</summary>
internal static class ResizeCommand
{
    public static Command Create(CommandHost host)
    {
        var resize = new Command("resize", "Make the missing sizes of all pictures. The server must be stopped.");
        resize.SetAction((_, cancellationToken) => host.RunAsync(DirectoryUse.Own, async services =>
        {
            // The program may be newer than the database schema.
            await services.GetServices<IHostedService>().OfType<MigrateDatabase>().Single().StartAsync(cancellationToken);
            var copies = services.GetRequiredService<MissingCopies>();
            if (!await copies.AbleAsync(cancellationToken))
            {
                await Console.Error.WriteLineAsync("The library libvips does not run here.");
                return 1;
            }
            var pictures = await copies.FindAsync(0, cancellationToken);
            var made = await copies.MakeAllAsync(pictures, (picture, done) => Console.WriteLine($"{done + 1} of {pictures.Count}: {picture.OriginalName}"), cancellationToken);
            foreach (var failed in made.Failed)
                await Console.Error.WriteLineAsync(failed);
            Console.WriteLine($"Sizes made: {made.Count}; pictures that could not be read: {made.Failed.Count}.");
            return made.Failed.Count == 0 ? 0 : 1;
        }));
        return resize;
    }
}
