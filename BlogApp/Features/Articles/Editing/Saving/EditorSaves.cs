using System.Security.Claims;
using BlogApp.Data.Articles;
using BlogApp.Features.Accounts;
using BlogApp.Features.Articles.Editing.Presence;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Articles.Editing.Saving;

/// <summary>What the editor's buttons do: save the text, and then change the article's state.</summary>
internal sealed class EditorSaves(ArticleCommands commands, EditorQuery query, EditingPresence presence, TimeProvider clock)
{
    /// <param name="words">What the answer is said in.</param>
    public async Task<SaveAnswer> RunAsync(ClaimsPrincipal user, SaveRequest request, IStringLocalizer words, CancellationToken cancellationToken)
    {
        var by = Actor.Of(user);
        if (request.Then == SaveThen.Schedule && WhenError(request.At) is { } error)
            return Invalid(new Dictionary<string, Phrase> { ["at"] = error }, words);
        var text = request.Then is SaveThen.Unpublish or SaveThen.Trash or SaveThen.Restore ? null : await SaveTextAsync(by, request, cancellationToken);
        var saved = text ?? new ArticleSaved(SaveResult.Saved, request.Id ?? 0, request.Version);
        if (saved.Result == SaveResult.Saved)
            saved = request.Then switch
            {
                SaveThen.Publish => await commands.PublishAsync(saved.Id, saved.Version, by, cancellationToken),
                SaveThen.Schedule => await commands.ScheduleAsync(saved.Id, saved.Version, request.At!.Value, by, cancellationToken),
                SaveThen.Unpublish => await commands.UnpublishAsync(saved.Id, saved.Version, by, cancellationToken),
                SaveThen.Trash => await commands.TrashAsync(saved.Id, saved.Version, by, cancellationToken),
                SaveThen.Restore => await commands.RestoreAsync(saved.Id, saved.Version, by, cancellationToken),
                _ => saved,
            };
        return await AnswerAsync(user, request, saved, text, words, cancellationToken);
    }

    private async Task<ArticleSaved> SaveTextAsync(Actor by, SaveRequest request, CancellationToken cancellationToken)
    {
        var (edit, errors) = request.Fields.ToEdit(request.Kind, request.Id, request.Version, by.UserId ?? 0, request.CopyId);
        if (errors.Count > 0)
            return ArticleSaved.Invalid(errors);
        var saved = await commands.SaveAsync(edit, by, cancellationToken);
        // A save whose answer was lost, sent again: what is there is what was to be saved.
        return saved.Result == SaveResult.ChangedMeanwhile && request.Id is { } id
            && await query.SavedAsync(id, cancellationToken) is { } now && now.Fields.SameAs(request.Fields)
            ? new(SaveResult.Saved, id, now.Article.Version) : saved;
    }

    private async Task<SaveAnswer> AnswerAsync(ClaimsPrincipal user, SaveRequest request, ArticleSaved saved, ArticleSaved? text, IStringLocalizer words, CancellationToken cancellationToken)
    {
        switch (saved.Result)
        {
            case SaveResult.Invalid:
                return Invalid(saved.Errors, words);
            case SaveResult.SlugTaken:
                return Invalid(new Dictionary<string, Phrase> { [EditField.Slug] = Phrase.Of("Another article or page has this address. Choose another.") }, words);
            case SaveResult.Missing:
                return new("missing") { Message = words["This article no longer exists. Your text is kept: save it as a new one."] };
            case SaveResult.Refused:
                // The text may have been saved nevertheless: then the browser must know its version.
                var stands = text is { Result: SaveResult.Saved, Id: > 0 } ? await query.SavedAsync(text.Id, cancellationToken) : null;
                return new("refused") { Message = saved.Problem?.In(words), Article = stands?.Article, Fields = stands?.Fields };
            case SaveResult.NotAllowed:
                return new("refused") { Message = words["Only the article's author and admins may change it."] };
            case SaveResult.ChangedMeanwhile:
                return await ConflictAsync(request.Id ?? saved.Id, request.Fields, words, cancellationToken) is { } theirs ? new("conflict") { Theirs = theirs } : new("missing");
            default:
                presence.Saved(saved.Id, saved.Version, request.Session, user.UserId() ?? 0, user.DisplayName());
                var now = await query.SavedAsync(saved.Id, cancellationToken);
                return new("saved") { Article = now?.Article, Fields = now?.Fields };
        }
    }

    /// <summary>What stands in the way, and whose it is where that is known.</summary>
    public async Task<TheirVersion?> ConflictAsync(long id, EditorFields own, IStringLocalizer words, CancellationToken cancellationToken)
    {
        if (await query.SavedAsync(id, cancellationToken) is not { } saved)
            return null;
        var by = presence.LastSaveOf(id) is { } last && last.Version == saved.Article.Version
            ? last.Name : await query.SavedByAsync(id, saved.Article.Version, cancellationToken);
        return new(saved.Article, saved.Fields, by, EditorFields.Compare(saved.Fields, own, words));
    }

    private static SaveAnswer Invalid(IReadOnlyDictionary<string, Phrase> errors, IStringLocalizer words) =>
        new("invalid") { Errors = errors.ToDictionary(error => error.Key, error => error.Value.In(words)) };

    private Phrase? WhenError(DateTimeOffset? at) =>
        at is not { } when ? Phrase.Of("Say when: a date and a time.")
        : when <= clock.GetUtcNow() ? Phrase.Of("This moment has passed. Choose one ahead, or publish now.")
        : when > clock.GetUtcNow().AddYears(10) ? Phrase.Of("Ten years ahead at most.")
        : null;
}
