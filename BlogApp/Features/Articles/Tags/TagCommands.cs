using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Tags;

/// <summary>Changes tags. When a change returns, every page of this node shows it; the index of search follows by its triggers.</summary>
internal sealed partial class TagCommands(BulkArticleWriter writer, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    /// <summary>The tag as a form begins with it; null when it is gone.</summary>
    public async Task<TagForm?> OpenAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Tags.FindAsync([id], cancellationToken) is { } tag ? TagForm.From(tag) : null;
    }

    /// <summary>Saves a form: a new tag, or another title, description or address, from which the former one leads on.</summary>
    public async Task<TagSaved> SaveAsync(TagForm form, Actor by, CancellationToken cancellationToken)
    {
        form = form.Trimmed;
        if (!by.MayChangeTags)
            return new(TagResult.NotAllowed);
        if (TagRules.Check(form) is { Count: > 0 } errors)
            return new(TagResult.Invalid) { Errors = errors };
        return await ChangeAsync(async context =>
        {
            var tag = form.Id is { } id ? await context.Tags.FindAsync([id], cancellationToken) : new Tag { Name = form.Name };
            if (tag is null)
                return new(TagResult.Missing);
            if (tag.Version != form.Version)
                return Meanwhile(tag);
            if (await context.Tags.AnyAsync(t => t.Name == form.Name && t.Id != tag.Id, cancellationToken))
                return TagSaved.Invalid(nameof(TagForm.Name), Phrase.Format("Another tag has this address. Merge the two if they are one."));
            var before = TagForm.From(tag);
            if (form.Id is not null && before == form)
                return new(TagResult.Saved);
            if (await context.FormerTags.FindAsync([form.Name], cancellationToken) is { } freed)
                context.FormerTags.Remove(freed);
            if (form.Id is null)
                context.Tags.Add(tag);
            else if (tag.Name != form.Name)
                context.FormerTags.Add(new FormerTag { Name = tag.Name, TagId = tag.Id });
            (tag.Name, tag.Title, tag.Description) = (form.Name, TitleOf(form), form.Description.Length == 0 ? null : form.Description);
            tag.Version++;
            Note(context, by, form.Id is null ? "tag.add" : "tag.change", tag.Name, AuditLog.Changes(
                ("Address", form.Id is null ? null : before.Name, form.Name), ("Title", before.Title, form.Title), ("Description", before.Description, form.Description)));
            return new(TagResult.Saved);
        }, cancellationToken);
    }

    /// <summary>Makes two tags one: articles keep the target, each once, and the addresses of the source lead to it.</summary>
    /// <param name="version">Of the source, as whoever asks saw it.</param>
    public Task<TagSaved> MergeAsync(long sourceId, int version, long targetId, Actor by, CancellationToken cancellationToken) => !by.MayChangeTags || sourceId == targetId
        ? Task.FromResult(new TagSaved(TagResult.NotAllowed))
        : ChangeAsync(async context =>
        {
            if (await context.Tags.FindAsync([sourceId], cancellationToken) is not { } source || await context.Tags.FindAsync([targetId], cancellationToken) is not { } target)
                return new(TagResult.Missing);
            if (source.Version != version)
                return Meanwhile(source);
            var lacking = await context.Articles.Where(a => a.Tags.Any(t => t.Id == sourceId) && a.Tags.All(t => t.Id != targetId)).Select(a => a.Id).ToListAsync(cancellationToken);
            Link(context, lacking, targetId);
            foreach (var former in await context.FormerTags.Where(f => f.TagId == sourceId).ToListAsync(cancellationToken))
                former.TagId = targetId;
            foreach (var redirect in await context.Redirects.Where(r => r.TagId == sourceId).ToListAsync(cancellationToken))
                redirect.TagId = targetId;
            target.Description ??= source.Description;
            target.Version++;
            context.Tags.Remove(source);
            Note(context, by, "tag.merge", source.Name, AuditLog.Change(source.Name, target.Name));
            context.FormerTags.Add(new FormerTag { Name = source.Name, TagId = targetId });
            return new(TagResult.Saved);
        }, cancellationToken);

    private async Task<TagSaved> ChangeAsync(Func<BlogDbContext, Task<TagSaved>> change, CancellationToken cancellationToken)
    {
        // One connection writes, so what is read in here is what is changed.
        var saved = await writer.InTransactionAsync(async context =>
        {
            var result = await change(context);
            if (result.Result is TagResult.Saved)
                await context.SaveChangesAsync(cancellationToken);
            return result;
        }, cancellationToken);
        if (saved.Result is TagResult.Saved)
            await writer.InvalidateAsync();
        return saved;
    }

    private void Note(BlogDbContext context, Actor by, string action, string subject, string? detail) =>
        context.Audit(clock.GetUtcNow().UtcDateTime, by.UserId, action, subject, detail);

    private static void Link(BlogDbContext context, IEnumerable<long> articles, long tag) =>
        context.Set<Dictionary<string, object>>("ArticleTag").AddRange(articles.Select(id => new Dictionary<string, object> { ["ArticlesId"] = id, ["TagsId"] = tag }));

    private static TagSaved Meanwhile(Tag tag) => new(TagResult.ChangedMeanwhile) { Theirs = TagForm.From(tag) };

    // A title that says no more than the address is none: it would stay behind when that changes.
    private static string? TitleOf(TagForm form) => form.Title.Length == 0 || form.Title == form.Name ? null : form.Title;
}
