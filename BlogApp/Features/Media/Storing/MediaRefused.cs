using BlogApp.Features.Languages;

namespace BlogApp.Features.Media.Storing;

/// <summary>A file that is not taken; the message says why, in words for whoever sent it.</summary>
/// <param name="status">The HTTP status that says the same.</param>
internal sealed class MediaRefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static MediaRefusedException TooLarge(long most) =>
        new(StatusCodes.Status413PayloadTooLarge, Phrase.Of("The file is too large: at most {0} are accepted.", MediaText.Size(most)).ToString());

    public static MediaRefusedException Broken(string what) => new(StatusCodes.Status415UnsupportedMediaType, Phrase.Of("{0} It seems to be broken.", what).ToString());

    public static MediaRefusedException TornForm() => new(StatusCodes.Status400BadRequest, Phrase.Key("The form ended in the middle or is no form."));
}
