using System.Collections.Frozen;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Audit;

/// <summary>What was done, in words for admins.</summary>
internal static class AuditActions
{
    private static readonly FrozenDictionary<string, string> s_words = new Dictionary<string, string>
    {
        ["article.publish"] = Phrase.Key("Article published"),
        ["article.schedule"] = Phrase.Key("Article scheduled"),
        ["article.unpublish"] = Phrase.Key("Article taken offline"),
        ["article.trash"] = Phrase.Key("Article moved to the trash"),
        ["article.restore"] = Phrase.Key("Article restored from the trash"),
        ["article.change"] = Phrase.Key("Article’s details changed"),
        ["article.delete"] = Phrase.Key("Article deleted for good"),
        ["samples.delete"] = Phrase.Key("Sample articles deleted"),
        ["tag.add"] = Phrase.Key("Tag added"),
        ["tag.change"] = Phrase.Key("Tag changed"),
        ["tag.merge"] = Phrase.Key("Tags merged"),
        ["tag.delete"] = Phrase.Key("Tag deleted"),
        ["tag.restore"] = Phrase.Key("Tag brought back"),
        ["comment.pending"] = Phrase.Key("Comment sent back to wait"),
        ["comment.approved"] = Phrase.Key("Comment approved"),
        ["comment.spam"] = Phrase.Key("Comment marked as spam"),
        ["comment.trash"] = Phrase.Key("Comment discarded"),
        ["comment.undo"] = Phrase.Key("Decision on a comment undone"),
        ["comment.edit"] = Phrase.Key("Comment’s text changed"),
        ["comment.answer"] = Phrase.Key("Comment answered"),
        ["comment.delete"] = Phrase.Key("Comment deleted for good"),
        ["media.describe"] = Phrase.Key("File’s description changed"),
        ["media.delete"] = Phrase.Key("File deleted"),
        ["giveaway.create"] = Phrase.Key("Giveaway created"),
        ["giveaway.change"] = Phrase.Key("Giveaway changed"),
        ["giveaway.close"] = Phrase.Key("Giveaway closed"),
        ["giveaway.give-up"] = Phrase.Key("Winner gave up"),
        ["giveaway.draw"] = Phrase.Key("Item passed on"),
        ["import.start"] = Phrase.Key("Import started"),
        ["import.end"] = Phrase.Key("Import ended"),
        ["import.break"] = Phrase.Key("Import broken off"),
        ["user.create"] = Phrase.Key("Account created"),
        ["user.rename"] = Phrase.Key("Account renamed"),
        ["user.profile"] = Phrase.Key("Profile changed"),
        ["user.role"] = Phrase.Key("Role changed"),
        ["user.lock"] = Phrase.Key("Account locked"),
        ["user.unlock"] = Phrase.Key("Account unlocked"),
        ["user.lockout"] = Phrase.Key("Account locked for a while"),
        ["user.sign-out"] = Phrase.Key("Account signed out everywhere"),
        ["user.session-end"] = Phrase.Key("Session ended"),
        ["user.password"] = Phrase.Key("Password changed"),
        ["user.reset-link"] = Phrase.Key("Password link handed out"),
        ["user.reset"] = Phrase.Key("Password set by a link"),
        ["user.claim"] = Phrase.Key("Author merged into an account"),
        ["user.delete"] = Phrase.Key("Account deleted"),
        ["site.settings"] = Phrase.Key("Setting changed"),
        ["site.menu"] = Phrase.Key("Menu changed"),
        ["banner.add"] = Phrase.Key("Slide added"),
        ["banner.change"] = Phrase.Key("Slide changed"),
        ["banner.remove"] = Phrase.Key("Slide removed"),
        ["banner.move"] = Phrase.Key("Slide moved"),
        ["redirect.add"] = Phrase.Key("Redirect added"),
        ["redirect.change"] = Phrase.Key("Redirect changed"),
        ["redirect.remove"] = Phrase.Key("Redirect deleted"),
        ["redirect.restore"] = Phrase.Key("Redirect brought back"),
        ["redirect.import"] = Phrase.Key("List of redirects imported"),
        ["job.schedule"] = Phrase.Key("Job’s schedule changed"),
        ["job.pause"] = Phrase.Key("Job paused"),
        ["job.resume"] = Phrase.Key("Job resumed"),
        ["job.pause-all"] = Phrase.Key("All jobs paused"),
        ["job.resume-all"] = Phrase.Key("All jobs resumed"),
        ["job.run"] = Phrase.Key("Job started by hand"),
        ["job.cancel"] = Phrase.Key("Job’s run cancelled"),
        ["task.start"] = Phrase.Key("Task started"),
        ["task.cancel"] = Phrase.Key("Task cancelled"),
        ["task.retry"] = Phrase.Key("Task started again"),
        ["task.remove"] = Phrase.Key("Task removed"),
        ["counts.repair"] = Phrase.Key("Totals repaired"),
        ["cache.purge"] = Phrase.Key("Cache purged"),
        ["backup.download"] = Phrase.Key("Backup downloaded"),
        ["backup.delete"] = Phrase.Key("Backup deleted"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Known => s_words.Keys;

    /// <summary>The action itself when nobody knows it any more.</summary>
    public static string Text(string action) => s_words.GetValueOrDefault(action) ?? action;
}
