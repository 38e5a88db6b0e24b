using System.Globalization;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Media;
using BlogApp.Platform.Children;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Import.Reading;

/// <summary>
/// Reads a file in a child process, with bounds on memory and time. Whatever the file does to the child, the server
/// lives on.
/// </summary>
internal sealed partial class ContentReader(ContentUploads uploads, IOptions<ContentSettings> settings, IOptions<MediaSettings> media, ILogger<ContentReader> log)
{
    private const int WordsLength = 2000;

    /// <param name="path">A file, or a folder with Markdown.</param>
    /// <param name="name">The display name.</param>
    /// <param name="read">Called with the number of articles so far.</param>
    /// <exception cref="ContentFormatException">The file cannot be read, or reading it takes too much; the message says why.</exception>
    public async Task<ReadContent> ReadAsync(string path, string name, Action<int> read, CancellationToken cancellationToken)
    {
        var limits = new ChildLimits(settings.Value.MaxReadMemoryBytes, settings.Value.MaxReadMemoryBytes + ChildLimits.BesideTheHeap,
            // Also unpacks pictures afterwards, for as long as the import takes.
            Cpu: null, Math.Max(settings.Value.MaxUnpackedBytes, media.Value.MaxBytes + 1));
        var folder = uploads.NewFolder();
        ChildProcess? child = null;
        try
        {
            child = ChildProcess.Start(ReadContentChild.Work, limits);
            await child.SendAsync(new ReadContentInput(Path.GetFullPath(path), name, folder, settings.Value.MaxUnpackedBytes, media.Value.MaxBytes));
            await ReadyAsync(child, read, cancellationToken);
            return new ReadContent(child, folder, Explain);
        }
        catch (Exception error)
        {
            if (child is not null)
                await child.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            if (error is ChildFailedException failed)
                throw Explain(failed);
            throw;
        }
    }

    private async Task ReadyAsync(ChildProcess child, Action<int> read, CancellationToken cancellationToken)
    {
        var patience = TimeSpan.FromSeconds(settings.Value.MaxReadSeconds);
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (word, value) = ReadContentAnswer.Parse(await child.NextAsync(patience - TimeProvider.System.GetElapsedTime(begun), cancellationToken));
            if (word == ReadContentAnswer.Ready)
                return;
            if (word == ReadContentAnswer.Refused)
                throw new ContentFormatException(SourceText.Cut(value, WordsLength));
            if (word == ReadContentAnswer.Read && int.TryParse(value, CultureInfo.InvariantCulture, out var count))
                read(count);
        }
    }

    private ContentFormatException Explain(ChildFailedException failed)
    {
        Log.Ended(log, failed.Message);
        var limits = settings.Value;
        var words = failed.End switch
        {
            ChildEnd.Memory => Phrase.Format("Reading this file takes more than {0:N0} MiB of memory (Content:MaxReadMemoryBytes). It was not imported.", limits.MaxReadMemoryBytes >> 20).ToString(),
            ChildEnd.Time => Phrase.Format("Reading this file takes longer than {0:N0} seconds (Content:MaxReadSeconds). It was not imported.", limits.MaxReadSeconds).ToString(),
            ChildEnd.Stack => Phrase.Key("Something in this file is nested too deeply to be read. It was not imported."),
            ChildEnd.Output => Phrase.Format("The texts of the file would take more than {0:N0} MiB together (Content:MaxUnpackedBytes). Nothing was imported.", limits.MaxUnpackedBytes >> 20).ToString(),
            ChildEnd.Killed => Phrase.Key("The process that reads this file was ended from outside. If the machine ran out of memory, give it more, then start the import again."),
            _ => Phrase.Key("The process that reads this file ended unexpectedly, so it was not imported. The server's log says more."),
        };
        return new ContentFormatException(words, failed);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A file to import could not be read: {Reason}")]
        public static partial void Ended(ILogger log, string reason);
    }
}
