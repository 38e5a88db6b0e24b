namespace BlogApp.Data.Search;

/// <param name="Id">The article.</param>
/// <param name="Score">The lowest (most negative) score is the best match.</param>
/// <param name="Titled">Titled matches rank above all others, whatever their scores, because not all of the others were scored.</param>
public sealed record SearchMatch(long Id, double Score, bool Titled);
