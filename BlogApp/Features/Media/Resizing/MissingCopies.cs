using BlogApp.Data;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Media.Resizing;

/// <summary>Finds pictures that lack copies, and makes them. After an interruption it continues with those still missing.</summary>
internal sealed partial class MissingCopies(MediaLibrary library, MediaFolder folder, PictureResizer resizer, IDbContextFactory<BlogDbContext> contexts, ILogger<MissingCopies> log)
{
    private const int HeadLength = 64 * 1024;

    /// <summary>Whether the server can make copies.</summary>
    public Task<bool> AbleAsync(CancellationToken cancellationToken) => resizer.AbleAsync(cancellationToken);

    /// <param name="fromId">Pictures from this id on.</param>
    public async Task<IReadOnlyList<LackingPicture>> FindAsync(long fromId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.MediaFiles.Where(m => m.Id >= fromId && m.Width > 0).OrderBy(m => m.Id)
            .Select(m => new { m.Id, m.Name, m.OriginalName, m.ContentType, Width = m.Width!.Value, Variants = m.Variants.Select(v => new { v.Width, v.ContentType }).ToList() })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(m => new LackingPicture(m.Id, m.Name, m.OriginalName, m.ContentType,
            CopyPlan.Missing(m.ContentType, m.Width, [.. m.Variants.Select(v => (v.Width, v.ContentType))]))).Where(m => m.Copies.Count > 0)];
    }

    /// <summary>Makes the missing copies one by one. A picture that cannot be read does not stop the others.</summary>
    /// <param name="begun">Called with each picture before its turn, and the number of finished pictures.</param>
    public async Task<CopiesMade> MakeAllAsync(IReadOnlyList<LackingPicture> pictures, Action<LackingPicture, int> begun, CancellationToken cancellationToken)
    {
        var (made, failed) = (0, new List<string>());
        await using var batch = resizer.Begin();
        for (var done = 0; done < pictures.Count; done++)
        {
            begun(pictures[done], done);
            try
            {
                made += await MakeAsync(batch, pictures[done], cancellationToken);
            }
            catch (PictureUnreadableException unreadable)
            {
                failed.Add($"{pictures[done].OriginalName}: {unreadable.Message}");
            }
        }
        return new(made, failed);
    }

    /// <summary>Makes the missing copies of one picture.</summary>
    /// <returns>The number of copies; 0 for an animated picture.</returns>
    /// <exception cref="PictureUnreadableException">It cannot be done; the message says why.</exception>
    public async Task<int> MakeAsync(LackingPicture picture, CancellationToken cancellationToken)
    {
        await using var batch = resizer.Begin();
        return await MakeAsync(batch, picture, cancellationToken);
    }

    private async Task<int> MakeAsync(ResizeBatch batch, LackingPicture picture, CancellationToken cancellationToken)
    {
        try
        {
            if (!await StandsStillAsync(picture, cancellationToken))
                return 0;
            var made = 0;
            foreach (var copy in picture.Copies)
            {
                using var file = await batch.MakeAsync(picture.Name, copy, cancellationToken);
                made += await library.AddCopyAsync(picture.Id, file, copy.Type, cancellationToken) ? 1 : 0;
            }
            return made;
        }
        catch (PictureUnreadableException broken)
        {
            Log.Unreadable(log, picture.Name, broken.InnerException?.Message ?? broken.Message);
            throw;
        }
    }

    /// <summary>Reads the beginning of the file before anything is decoded.</summary>
    private async Task<bool> StandsStillAsync(LackingPicture picture, CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        int length;
        try
        {
            await using var file = File.OpenRead(folder.PathOf(picture.Name));
            length = await file.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken);
        }
        catch (IOException missing)
        {
            throw new PictureUnreadableException(Phrase.Key("The file is missing."), missing);
        }
        if (PictureHead.Read(head.AsSpan(0, length)) is { } size && (long)size.Width * size.Height > CopyPlan.MostPixels)
            throw new PictureUnreadableException(Phrase.Format("The picture has {0} × {1} pixels; smaller sizes are made of at most {2:N0}.", size.Width, size.Height, CopyPlan.MostPixels).ToString());
        return MediaType.ByContentType(picture.ContentType) is { } type && !PictureMotion.Moves(type, head.AsSpan(0, length));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The smaller sizes of {Name} could not be made: {Reason}")]
        public static partial void Unreadable(ILogger log, string name, string reason);
    }
}

/// <param name="Count">Number of copies.</param>
/// <param name="Failed">One line with the reason for each picture that could not be read.</param>
internal sealed record CopiesMade(int Count, IReadOnlyList<string> Failed);

/// <summary>A picture with the copies it lacks.</summary>
internal sealed record LackingPicture(long Id, string Name, string OriginalName, string ContentType, IReadOnlyList<PlannedCopy> Copies);
