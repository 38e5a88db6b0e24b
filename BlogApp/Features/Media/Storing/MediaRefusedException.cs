using BlogApp.Platform.Languages;

namespace BlogApp.Features.Media.Storing;

/// <summary>A file is not accepted. The message gives the reason in words for its sender.</summary>
/// <param name="status">The matching HTTP status.</param>
internal sealed class MediaRefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static MediaRefusedException TooLarge(long most) =>
        new(StatusCodes.Status413PayloadTooLarge, Phrase.Format("The file is too large: at most {0} are accepted.", MediaText.Size(most)).ToString());

    public static MediaRefusedException Broken(string what) => new(StatusCodes.Status415UnsupportedMediaType, Phrase.Format("{0} It seems to be broken.", what).ToString());

    public static MediaRefusedException TornForm() => new(StatusCodes.Status400BadRequest, Phrase.Key("The form ended in the middle or is no form."));
}
