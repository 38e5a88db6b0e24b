using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Site.Redirects;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Tags;

/// <summary>Taking a tag away, and bringing it back.</summary>
internal sealed partial class TagCommands
{
    /// <summary>Deletes the tag; its articles lose it. An editor that has one of them open is told that it changed.</summary>
    /// <param name="version">As whoever asks saw it.</param>
    public async Task<TagSaved> DeleteAsync(long id, int version, Actor by, CancellationToken cancellationToken) => !by.MayChangeTags ? new(TagResult.NotAllowed)
        : await ChangeAsync(async context =>
        {
            if (await context.Tags.FindAsync([id], cancellationToken) is not { } tag)
                return new(TagResult.Missing);
            if (tag.Version != version)
                return Meanwhile(tag);
            var articles = await context.Articles.Where(a => a.Tags.Any(t => t.Id == id)).Select(a => a.Id).ToListAsync(cancellationToken);
            var former = await context.FormerTags.Where(f => f.TagId == id).Select(f => f.Name).ToListAsync(cancellationToken);
            var redirects = await context.Redirects.Where(r => r.TagId == id).ToListAsync(cancellationToken);
            await TouchAsync(context, id, cancellationToken);
            context.Tags.Remove(tag);
            Note(context, by, "tag.delete", tag.Name, Phrase.Format("{0:N0} articles", articles.Count).ToString());
            return new(TagResult.Saved) { Deleted = new(tag.Name, tag.Title, tag.Description, former, articles, [.. redirects.Select(DeletedRedirect.Of)]) };
        }, cancellationToken);

    /// <summary>Brings a deleted tag back to those of its articles that are still there.</summary>
    public async Task<TagSaved> RestoreAsync(DeletedTag deleted, Actor by, CancellationToken cancellationToken) => !by.MayChangeTags ? new(TagResult.NotAllowed)
        : await ChangeAsync(async context =>
        {
            if (await context.Tags.AnyAsync(t => t.Name == deleted.Name, cancellationToken) || await context.FormerTags.AnyAsync(f => f.Name == deleted.Name, cancellationToken))
                return TagSaved.Invalid(nameof(TagForm.Name), Phrase.Format("“{0}” is in use again by now.", deleted.Name));
            var tag = new Tag { Name = deleted.Name, Title = deleted.Title, Description = deleted.Description, Version = 1 };
            context.Tags.Add(tag);
            await context.SaveChangesAsync(cancellationToken);
            Link(context, await context.Articles.Where(a => deleted.Articles.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellationToken), tag.Id);
            var taken = await context.Tags.Where(t => deleted.Former.Contains(t.Name)).Select(t => t.Name)
                .Concat(context.FormerTags.Where(f => deleted.Former.Contains(f.Name)).Select(f => f.Name)).ToListAsync(cancellationToken);
            context.FormerTags.AddRange(deleted.Former.Except(taken).Select(name => new FormerTag { Name = name, TagId = tag.Id }));
            var used = await context.Redirects.Where(r => deleted.Redirects.Select(d => d.Path).Contains(r.Path)).Select(r => r.Path).ToListAsync(cancellationToken);
            context.Redirects.AddRange(deleted.Redirects.Where(d => !used.Contains(d.Path)).Select(d => (d with { TagId = tag.Id }).Row()));
            Note(context, by, "tag.restore", tag.Name, null);
            await context.SaveChangesAsync(cancellationToken);
            await TouchAsync(context, tag.Id, cancellationToken);
            return new(TagResult.Saved);
        }, cancellationToken);

    // The version is what an open editor compares; the date of the last change stays, for readers see none.
    private static Task<int> TouchAsync(BlogDbContext context, long tag, CancellationToken cancellationToken) =>
        context.Articles.Where(a => a.Tags.Any(t => t.Id == tag)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Version, a => a.Version + 1), cancellationToken);
}
