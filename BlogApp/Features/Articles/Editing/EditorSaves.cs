using System.Security.Claims;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Articles.Editing;

/// <summary>Implements the editor's buttons: saves the text, then changes the article's state.</summary>
internal sealed class EditorSaves(ArticleCommands commands, EditorQuery query, EditingPresence presence, TimeProvider clock)
{
    private static Phrase SlugTaken { get; } = Phrase.Format("Another article or page has this address. Choose another.");

    /// <param name="words">The language of the answer.</param>
    public async Task<SaveAnswer> RunAsync(ClaimsPrincipal user, SaveRequest request, IStringLocalizer words, CancellationToken cancellationToken)
    {
        var by = Actor.FromUser(user);
        if (request.Then == SaveThen.Schedule && ScheduleRules.Problem(request.At, clock.GetUtcNow()) is { } error)
            return Invalid(new Dictionary<string, Phrase> { ["at"] = error }, words);
        var text = request.Then is SaveThen.Unpublish or SaveThen.Trash or SaveThen.Restore ? null : await SaveTextAsync(by, request, cancellationToken);
        var saved = text ?? new ArticleSaved(SaveResult.Saved, request.Id ?? 0, request.Version);
        if (saved.Result == SaveResult.Saved)
            saved = request.Then switch
            {
                SaveThen.Publish when request.At is { } dated => await commands.PublishDatedAsync(saved.Id, saved.Version, dated, by, cancellationToken),
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
        // The answer to an earlier save was lost, and the same save was sent again: the stored text is what should be saved.
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
                return Invalid(new Dictionary<string, Phrase> { [EditField.Slug] = SlugTaken }, words);
            case SaveResult.Missing:
                return new("missing") { Message = words["This article no longer exists. Your text is kept: save it as a new one."] };
            case SaveResult.Refused:
                // The text may have been saved nevertheless; the browser must then know its version.
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

    /// <summary>What a save would refuse in the fields, by name; what only the save itself can know is not among it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CheckAsync(ClaimsPrincipal user, CheckRequest request, IStringLocalizer words, CancellationToken cancellationToken)
    {
        var (edit, found) = request.Fields.ToEdit(request.Kind, request.Id, 0, Actor.FromUser(user).UserId ?? 0, null);
        var errors = found.ToDictionary(error => error.Key, error => error.Value.In(words));
        if (!errors.ContainsKey(EditField.Slug) && await query.SlugTakenAsync(edit.Slug, request.Id, cancellationToken))
            errors[EditField.Slug] = SlugTaken.In(words);
        return errors;
    }

    /// <summary>The conflicting version, and who saved it if known.</summary>
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
}
