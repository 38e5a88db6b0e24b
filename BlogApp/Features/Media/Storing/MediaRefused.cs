namespace BlogApp.Features.Media.Storing;

/// <summary>A file that is not taken; the message says why, in words for whoever sent it.</summary>
/// <param name="status">The HTTP status that says the same.</param>
internal sealed class MediaRefusedException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;

    public static MediaRefusedException TooLarge(long most) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The file is too large: at most {MediaText.Size(most)} are accepted.");

    public static MediaRefusedException Broken(string what) => new(StatusCodes.Status415UnsupportedMediaType, $"{what} It seems to be broken.");

    public static MediaRefusedException TornForm() => new(StatusCodes.Status400BadRequest, "The form ended in the middle or is no form.");
}
