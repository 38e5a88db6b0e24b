using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Data.Site;
using BlogApp.Features.Articles.Samples;
using BlogApp.Features.Import.Reports;
using BlogApp.Tests.Features.Media;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import;

/// <summary>A blog with all kinds of content, exported and imported into an empty one.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task ExportedBlog_Imported_ExportsTheSameBytes()
    {
        await using var blog = await ContentBlog.CreateAsync();
        await FillAsync(blog);
        blog.LoadSettings();
        var first = await blog.ExportAsync();
        Assert.Equal(first, await blog.ExportAsync());

        await using var other = await ContentBlog.CreateAsync();
        var report = await other.ImportAsync("blog.zip", first);

        Assert.DoesNotContain(report.Items, i => i.Outcome == ImportOutcome.Skipped);
        Assert.Equal(first, await other.ExportAsync());
        var before = await other.SnapshotAsync();
        await other.ImportAsync("blog.zip", first);
        Assert.Equal(before, await other.SnapshotAsync());
        Assert.Equal(Directory.GetFiles(blog.MediaFolder).Select(Path.GetFileName).Order(), Directory.GetFiles(other.MediaFolder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Export_ContainsNoSecrets()
    {
        await using var blog = await ContentBlog.CreateAsync();
        await FillAsync(blog);
        await blog.Database.ExecuteAsync("UPDATE User SET PasswordHash = 'HASH-OF-A-PASSWORD', SecurityStamp = 'A-SECURITY-STAMP'; INSERT INTO Setting (Key, Value) VALUES ('Something:Secret', 'A-SECRET-VALUE')");
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await blog.ExportAsync()));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("HASH-OF-A-PASSWORD", text, StringComparison.Ordinal);
            Assert.DoesNotContain("A-SECURITY-STAMP", text, StringComparison.Ordinal);
            Assert.DoesNotContain("A-SECRET-VALUE", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task MediaFileWithUnexpectedContent_IsNotImported()
    {
        await using var blog = await ContentBlog.CreateAsync();
        await FillAsync(blog);
        using var stream = new MemoryStream();
        stream.Write(await blog.ExportAsync());
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(e => e.FullName.StartsWith("media/", StringComparison.Ordinal)).ToList())
            {
                entry.Delete();
                using var changed = new StreamWriter(zip.CreateEntry(entry.FullName).Open());
                await changed.WriteAsync("<script>alert(1)</script>");
            }
        }
        await using var other = await ContentBlog.CreateAsync();
        var report = await other.ImportAsync("blog.zip", stream.ToArray());
        Assert.Equal((0, 1), (report.Of("picture").Created, report.Of("picture").Skipped));
        Assert.Empty(Directory.GetFiles(other.MediaFolder));
    }

    private static async Task FillAsync(ContentBlog blog)
    {
        var picture = (await blog.Media.AddAsync(new MemoryStream(SamplePictures.Png(20, 10)), "Foto \"1\".png", "A picture: 中文", blog.Admin.Id, TestContext.Current.CancellationToken)).File;
        var at = new DateTime(2025, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        await blog.Database.SaveAsync(context =>
        {
            var author = SampleAuthor.Create("Mira Lund", new DateTimeOffset(at));
            author.Email = "mira@blog.test";
            (author.Slug, author.Biography, author.Links, author.PictureId) = ("mira-中文", "Writes *about*\nlogs.", "https://example.org/mira\nhttps://social.example/@mira", picture.Id);
            var series = new Series { Slug = "a-series", Title = "A “series”: #1" };
            var tags = new[] { new Tag { Name = "c#", Title = "C#", Description = "About\nC#" }, new Tag { Name = "中文" } };
            context.AddRange(series, tags[0], tags[1], new Tag { Name = "unused" });
            foreach (var sample in SampleArticles.All())
                context.Articles.Add(New(sample.Slug, sample.Title, sample.Markdown, ArticleState.Published));
            foreach (var state in Enum.GetValues<ArticleState>())
                context.Articles.Add(New("state-" + state.ToString().ToLowerInvariant(), $"State: \"{state}\" \\ 'x' # {{y}}", "Text\r\nwith --- lines\n---\n\nend without line end", state));
            string[] odd = ["", "\n\nfirst line empty", "\r\nWindows first  \r\ntwo spaces  \n\ttab\t\n", "---\ntitle: no front matter\n---\n", "\ufeffmark \u200b 👩‍👩‍👧 \u0001 end \n\n\n", "+++", "old\rMac\u2028line", "中文，“引号”。\n\n- a\n"];
            for (var i = 0; i < odd.Length; i++)
                context.Articles.Add(New($"odd-{i}", odd[i].Length > 0 ? odd[i] : "Without text", odd[i], i % 2 == 0 ? ArticleState.Published : ArticleState.Scheduled));
            context.AddRange(new Setting { Key = "Site:Title", Value = "Ein “Blog” \\ 中文" }, new Setting { Key = "Site:Description", Value = "#1: yes" }, new Setting { Key = "Site:TimeZone", Value = "Asia/Shanghai" },
                new Setting { Key = "Site:Accent", Value = "#123456" }, new Setting { Key = "Site:Logo", Value = picture.Name }, new Setting { Key = "Site:Comments", Value = "false" }, new Setting { Key = "Site:Covers", Value = "chosen" });
            var rich = New("rich-中文", "Rich\u2028title \u0085 😀", "", ArticleState.Published);
            (rich.Series, rich.Position, rich.CoverId, rich.CanonicalUrl, rich.Featured, rich.AllowComments, rich.NoCover, rich.Version) = (series, 3, picture.Id, "https://example.org/first?a=b&c=d", true, false, true, 7);
            (rich.Visibility, rich.SeoTitle, rich.SeoDescription) = (ArticleVisibility.Members, "For: engines", "Told \"so\"");
            rich.PublishedAt = at.AddTicks(1234567);
            rich.Tags.AddRange(tags);
            context.Articles.Add(rich);
            context.FormerSlugs.Add(new FormerSlug { Slug = "poor", Article = rich });
            context.FormerTags.AddRange(new FormerTag { Name = "csharp", Tag = tags[0] }, new FormerTag { Name = "c-sharp", Tag = tags[0] });
            context.FormerAuthorSlugs.Add(new() { Slug = "mira-before", User = author });
            context.Redirects.AddRange(
                new Redirect { Path = "/2024/rich", Article = rich, CreatedAt = at, Version = 4, Hits = 9 },
                new Redirect { Path = "/?p=7", Article = rich, Temporary = true, Source = RedirectSource.Hand, CreatedAt = at.AddTicks(77) },
                new Redirect { Path = "/kategorie/中文", Tag = tags[1], Address = "/feed.xml", Source = RedirectSource.Csv, CreatedAt = at },
                new Redirect { Path = "/autor/mira", User = author, CreatedAt = at },
                new Redirect { Path = "/away", Address = "https://example.org/a?b=c#d", Temporary = true, Source = RedirectSource.Hand, CreatedAt = at });
            for (var version = 2; version <= 11; version += 3)
                context.ArticleRevisions.Add(new ArticleRevision { Article = rich, Version = version, At = at.AddDays(version), User = author, Slug = "rich", Title = "Earlier", Excerpt = "", Markdown = $"Version {version}\n", Language = "en", Tags = "a\nb" });
            var top = New("about-us", "About us", "Top", ArticleState.Published);
            var below = New("about-them", "About them", "Below", ArticleState.Published);
            (top.Kind, below.Kind, below.Parent, below.Position) = (ArticleKind.Page, ArticleKind.Page, top, 2);
            context.AddRange(top, below);
            var first = new Comment { Article = rich, Name = "Bo", Email = "bo@x.y", Url = "https://bo.example/", Markdown = "First *!*", State = CommentState.Approved, At = at };
            context.AddRange(first,
                new Comment { Article = rich, Name = "Mira Lund", User = author, Markdown = "Answer", State = CommentState.Approved, At = at.AddHours(-1), Parent = first },
                new Comment { Article = rich, Name = "Spam", Markdown = "Buy", State = CommentState.Spam, At = at },
                new Comment { Article = rich, Name = "Twice", Markdown = "Same\r\n  words  ", State = CommentState.Trash, At = at },
                new Comment { Article = rich, Name = "Twice", Markdown = "Same\r\n  words  ", State = CommentState.Trash, At = at },
                new Comment { Article = top, Name = "Wait", Markdown = "Wait", State = CommentState.Pending, At = at });
            context.AddRange(new MenuItem { Position = 1, Title = "Über", Address = "/about-us" }, new MenuItem { Position = 0, Title = "Home", Address = "/" });
            context.AddRange(new BannerSlide { Position = 0, Title = "New", Text = "Read it", Address = "/articles/rich-中文", PictureId = picture.Id, StartsAt = at, EndsAt = at.AddTicks(98765), Version = 1 },
                new BannerSlide { Position = 1, Title = "Later", Text = "", Address = "", StartsAt = new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc), Version = 3 });
            return true;

            Article New(string slug, string title, string markdown, ArticleState state) => new()
            {
                Slug = slug, Title = title, Excerpt = "About: " + title, Markdown = markdown, Language = "en", Author = author, State = state,
                CreatedAt = at, UpdatedAt = at.AddMinutes(5), PublishedAt = state is ArticleState.Draft ? null : at, Version = 1,
            };
        });
    }
}
