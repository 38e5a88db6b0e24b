using BlogApp.Features.Media.Storing;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Media.Upload;

/// <summary>Reads a multipart upload while it arrives. Files go to disk, never into memory.</summary>
internal sealed class UploadForm : IDisposable
{
    public const int LongestAlt = 1000;
    private const int LongestName = 255;

    private readonly List<ReceivedFile> _variants = [];
    private ReceivedFile? _file;
    private string _originalName = "", _alt = "";

    /// <exception cref="MediaRefusedException">It is not a valid form, or a part is too large or not allowed.</exception>
    public static async Task<UploadForm> ReadAsync(HttpRequest request, MediaFolder folder, MediaSettings settings, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 100 } boundary)
            throw new MediaRefusedException(StatusCodes.Status415UnsupportedMediaType, Phrase.Key("Send the file as multipart/form-data, in a field named file."));
        var form = new UploadForm();
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await NextAsync(reader, cancellationToken) is { } section)
                await form.ReadAsync(section, folder, settings, cancellationToken);
            return form;
        }
        catch (InvalidDataException)
        {
            form.Dispose();
            throw MediaRefusedException.TornForm();
        }
        catch
        {
            form.Dispose();
            throw;
        }
    }

    /// <exception cref="MediaRefusedException">There is no file.</exception>
    public NewMedia ToMedia(long? userId) => _file is null
        ? throw new MediaRefusedException(StatusCodes.Status400BadRequest, Phrase.Key("Choose a file: there is none in the field named file."))
        : new(_file, _variants, _originalName, _alt, userId);

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (IOException torn) when (torn is not BadHttpRequestException)
        {
            throw MediaRefusedException.TornForm();
        }
    }

    private async Task ReadAsync(MultipartSection section, MediaFolder folder, MediaSettings settings, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            return;
        switch (HeaderUtilities.RemoveQuotes(disposition.Name).Value)
        {
            case "file" when _file is null && disposition.IsFileDisposition():
                _originalName = NameOf(disposition);
                _file = await folder.ReceiveAsync(section.Body, settings.MaxBytes, cancellationToken);
                break;
            case "file":
                throw new MediaRefusedException(StatusCodes.Status400BadRequest, Phrase.Key("One file at a time."));
            case "variants" when _variants.Count < MediaAddress.Widths.Count:
                _variants.Add(await folder.ReceiveAsync(section.Body, settings.MaxBytes - _variants.Sum(v => v.Length), cancellationToken));
                break;
            case "variants":
                throw new MediaRefusedException(StatusCodes.Status400BadRequest, Phrase.Format("At most {0} smaller copies.", MediaAddress.Widths.Count).ToString());
            case "alt":
                _alt = await TextAsync(section, cancellationToken);
                break;
        }
    }

    private static async Task<string> TextAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(section.Body);
        var buffer = new char[LongestAlt + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken);
        if (length > LongestAlt)
            throw new MediaRefusedException(StatusCodes.Status400BadRequest, Phrase.Format("The description is too long: at most {0} characters.", LongestAlt).ToString());
        return new string(buffer, 0, length).Trim();
    }

    /// <summary>The original file name, for display only: without folders and invisible characters.</summary>
    private static string NameOf(ContentDispositionHeaderValue disposition)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        name = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))]).Trim();
        return name.Length == 0 ? "file" : name.Length > LongestName ? name[..LongestName] : name;
    }

    public void Dispose()
    {
        _file?.Dispose();
        _variants.ForEach(v => v.Dispose());
    }
}
