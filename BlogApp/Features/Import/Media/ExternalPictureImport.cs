using BlogApp.Features.Articles.External;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Session;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Media;

/// <summary>Fetches an article's pictures of other hosts, if requested, and says which ones readers will not see.</summary>
internal static class ExternalPictureImport
{
    private const int MostNamed = 20;

    public static async Task<SourceArticle> RunAsync(SourceArticle article, ImportSession session, List<string> notes, CancellationToken cancellationToken)
    {
        var run = session.Pictures;
        if (session.Options.DryRun)
        {
            var wanted = run.Wanted(article.Markdown).Select(picture => picture.Address).Distinct(StringComparer.Ordinal).Where(address => !Comes(session, address)).ToList();
            if (wanted.Count > 0)
                notes.Add(Phrase.Format("Pictures of other hosts to be fetched: {0:N0}.", wanted.Count).ToString());
            Tell([.. run.Hidden(article.Markdown).Where(address => !wanted.Contains(address) && !Comes(session, address))], session, notes);
            return article;
        }
        var text = await run.FetchAsync(article.Markdown, cancellationToken);
        if (text.Brought.Count > 0)
            notes.Add(Phrase.Format("Pictures of other hosts that came into the library: {0:N0}.", text.Brought.Count).ToString());
        foreach (var left in text.Left)
            session.Report.Miss(left.Address);
        notes.AddRange(text.Left.Take(MostNamed).Select(left => Phrase.Format("The picture {0} did not come: {1}", left.Address, left.Problem).ToString()));
        Tell(run.Hidden(text.Markdown), session, notes);
        return article with { Markdown = text.Markdown };
    }

    private static void Tell(IReadOnlyList<string> hidden, ImportSession session, List<string> notes)
    {
        if (hidden.Count == 0)
            return;
        session.HiddenPictures += hidden.Count;
        notes.Add(Phrase.Format("These pictures do not show to readers: {0}", string.Join(' ', hidden.Take(MostNamed)) + (hidden.Count > MostNamed ? " …" : "")).ToString());
    }

    /// <summary>Whether the import itself would bring the picture. A dry run brings none.</summary>
    private static bool Comes(ImportSession session, string address) => session.Expected.Find(address) is not null;
}
