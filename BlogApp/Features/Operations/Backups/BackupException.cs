using BlogApp.Platform.Faults;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations.Backups;

/// <summary>A backup cannot be made, read or restored. The message says why in plain words; nothing has changed.</summary>
internal sealed class BackupException(Phrase words, Exception? inner = null) : Exception(words.ToString(), inner)
{
    public Phrase Words => words;

    public BackupException(string key) : this(Phrase.Format(key))
    {
    }

    /// <summary>For a disk that does not take what is written to it.</summary>
    /// <param name="folder">What could not be written.</param>
    /// <returns>Null when the error says nothing about a disk.</returns>
    public static BackupException? Of(Exception error, string folder) => FaultClassifier.Classify(error)?.Kind switch
    {
        null => null,
        FaultKind.Full => new(Phrase.Format("No space is left in {0}. Free some, or set Backups:Directory to another disk. Nothing half done was left.", folder), error),
        FaultKind.ReadOnly => new(Phrase.Format("{0} is on a disk that is mounted read-only. Mount it writable, or set Backups:Directory to another disk.", folder), error),
        FaultKind.Denied => new(Phrase.Format("The server may not write to {0}. Give its user the rights, or set Backups:Directory to another folder.", folder), error),
        FaultKind.Damaged => new(Phrase.Format("The blog's database is damaged, so it cannot be copied. Check its integrity at /admin/system; earlier backups are still there."), error),
        _ => new(Phrase.Format("The backup in {0} could not be completed: {1}", folder, error.Message.Split('\n')[0]), error),
    };
}
