namespace BlogApp.Features.Articles.Editing.Parts;

/// <summary>
/// What the editor's script reports about the article, for the controls rendered by the circuit. The script's copy is
/// authoritative: it is the one that saves.
/// </summary>
/// <param name="State">As in <see cref="EditedArticle"/>; new: never saved.</param>
/// <param name="Address">The reader page's address.</param>
/// <param name="PublishedAt">The date readers see: a moment of ISO 8601, or empty.</param>
/// <param name="PublishAt">When to publish: an ISO 8601 time, empty, or invalid input.</param>
public sealed record EditorMirror(
    long? Id = null, string State = "new", string? Address = null, IReadOnlyList<string>? Tags = null, bool AllowComments = true, bool Featured = false, bool NoCover = false, string? PublishAt = null, string? PublishedAt = null)
{
    public bool Is(params ReadOnlySpan<string> states) => states.Contains(State);

    /// <summary>UTC.</summary>
    public DateTime? Plan => Moment(PublishAt);

    /// <summary>UTC.</summary>
    public DateTime? Published => Moment(PublishedAt);

    private static DateTime? Moment(string? text) => DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at) ? at.UtcDateTime : null;
}
