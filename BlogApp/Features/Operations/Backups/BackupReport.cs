using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Backups;

/// <summary>The result of a check: it can be restored.</summary>
/// <param name="Differences">Places where two numbers should be equal but are not, as <c>analytics verify</c> counts them.</param>
/// <param name="MissingMedia">Files that its database lists and it does not have.</param>
internal sealed record BackupReport(BackupManifest Manifest, long Differences, int MissingMedia)
{
    /// <summary>What is wrong all the same; null when nothing is.</summary>
    public Phrase? Problem =>
        Differences > 0 ? Phrase.Format("It can be restored, but {0:N0} of its numbers do not agree. Run analytics verify --repair on the blog, and make another.", Differences)
        : MissingMedia > 0 ? Phrase.Format("It can be restored, but {0:N0} files of the library are missing. They were not there when it was made.", MissingMedia)
        : null;
}
