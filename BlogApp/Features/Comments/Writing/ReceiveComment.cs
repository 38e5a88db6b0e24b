using System.Net;
using System.Security.Claims;
using BlogApp.Data.Accounts;
using BlogApp.Data.Comments;
using BlogApp.Features.Comments.Rules;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Comments.Writing;

/// <summary>The result of a form: errors by field (the empty name means the whole form), or the stored comment.</summary>
internal sealed record Received(IReadOnlyDictionary<string, string> Errors, CommentKept Kept)
{
    public static Received Refused(string sentence) => new(new Dictionary<string, string> { [""] = sentence }, default);
}

/// <summary>Processes a submitted form: rules, rate limits, spam, moderation.</summary>
internal sealed partial class ReceiveComment(
    CommentCommands commands, CommentStamp stamps, CommentLimit limit, IOptions<CommentsSettings> settings, ILogger<ReceiveComment> logger)
{
    /// <param name="answered">The comment being answered, as submitted; empty: none.</param>
    /// <param name="trap">The honeypot field.</param>
    public async Task<Received> ReceiveAsync(
        CommentTarget target, CommentDraft draft, string? answered, string? trap, string? stamp, ClaimsPrincipal user, IPAddress? address, CancellationToken cancellationToken)
    {
        var userId = user.UserId();
        var guest = userId is null;
        if (!guest)
            draft = draft with { Name = Shortened(user.DisplayName()), Email = "", Url = "" };
        if (CommentRules.Check(draft, guest) is { Count: > 0 } errors)
            return new(errors, default);
        if (stamps.Age(stamp, target.Id) is not { } written)
            return Received.Refused(Phrase.Key("This form was open for more than a day, or was changed on its way. Please send it once more."));
        long? parent = null;
        if (!string.IsNullOrEmpty(answered))
        {
            parent = long.TryParse(answered, out var id) ? await commands.ParentForAsync(target.Id, id, cancellationToken) : null;
            if (parent is null)
                return Received.Refused(Phrase.Key("The comment you answer is no longer there."));
        }
        if (!limit.TryTake(address))
            return Received.Refused(Phrase.Key("Too many comments came from your network. Please wait a minute; nothing you wrote is lost."));
        var state = await StateOfAsync(target, draft, trap, written, user, guest, cancellationToken);
        var kept = await commands.AddAsync(new(target.Id, parent, userId, draft, state), cancellationToken);
        return kept.IsKept ? new(new Dictionary<string, string>(), kept) : Received.Refused(Phrase.Key("The comment you answer is no longer there."));
    }

    private async Task<CommentState> StateOfAsync(
        CommentTarget target, CommentDraft draft, string? trap, TimeSpan written, ClaimsPrincipal user, bool guest, CancellationToken cancellationToken)
    {
        if (user.IsInRole(Role.Admin) || user.IsInRole(Role.Author))
            return CommentState.Approved;
        if (guest)
        {
            var elsewhere = await commands.SameElsewhereAsync(target.Id, draft.Text, cancellationToken);
            var reason = SpamRules.Judge(new(draft, !string.IsNullOrEmpty(trap), written, elsewhere), settings.Value);
            if (reason != SpamReason.None)
            {
                Log.Spam(logger, target.Id, reason);
                return CommentState.Spam;
            }
        }
        return settings.Value.Moderation == Moderation.All || (guest && settings.Value.Moderation == Moderation.Guests) ? CommentState.Pending : CommentState.Approved;
    }

    private static string Shortened(string name) => name.Length > CommentRules.LongestName ? name[..CommentRules.LongestName] : name;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A comment on article {Article} went to the spam: {Reason}")]
        public static partial void Spam(ILogger logger, long article, SpamReason reason);
    }
}
