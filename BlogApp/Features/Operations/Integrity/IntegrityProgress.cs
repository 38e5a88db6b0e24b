using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Integrity;

/// <param name="Since">When the check began.</param>
/// <param name="Of">Total number of steps; 0 while unknown.</param>
/// <param name="Now">What is being read.</param>
internal sealed record IntegrityProgress(DateTimeOffset Since, int Done, int Of, Phrase? Now);
