using BlogApp.Features.Languages;

namespace BlogApp.Features.Operations.Integrity;

/// <param name="Since">When the check began.</param>
/// <param name="Of">Steps in all; 0 while they are not known.</param>
/// <param name="Now">What is being read.</param>
internal sealed record IntegrityProgress(DateTimeOffset Since, int Done, int Of, Phrase? Now);
