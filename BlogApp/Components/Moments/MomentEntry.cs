namespace BlogApp.Components.Moments;

/// <summary>The content of the two fields of a <see cref="MomentField"/>.</summary>
/// <param name="Utc">The time; null when there is none, or none yet.</param>
/// <param name="Unclear">Whether the fields contain something that is not a time: only one of the two, or invalid text.</param>
public readonly record struct MomentEntry(DateTime? Utc, bool Unclear = false);
