using System.Diagnostics;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Markdown;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import;

/// <summary>The dates of files that say none themselves.</summary>
public sealed class FileDatesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-notes-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void FolderWithGit_GivesTheDateOfTheFirstCommit()
    {
        Write("a note.md", "# A note\n\nText\n");
        Write("sub/日记.md", "# Diary\n");
        Git("init", "-q");
        Git("add", ".");
        Commit("2021-02-03T04:05:06+02:00");
        Write("a note.md", "# A note\n\nOther text\n");
        Write("new.md", "# Not committed\n");
        File.SetLastWriteTimeUtc(Path.Combine(_folder.FullName, "new.md"), new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Commit("2023-01-01T00:00:00Z", "-a");

        using var tree = new FolderTree(_folder.FullName);
        var articles = MarkdownFiles.Read(tree, "notes").Articles().ToDictionary(a => a.Title, a => a.CreatedAt);

        Assert.Equal(new DateTime(2021, 2, 3, 2, 5, 6), articles["A note"]);
        Assert.Equal(new DateTime(2021, 2, 3, 2, 5, 6), articles["Diary"]);
        Assert.Equal(new DateTime(2022, 1, 1), articles["Not committed"]);
    }

    [Fact]
    public void RepositoryThatConfiguresPrograms_RunsNone()
    {
        Write("a.md", "# A\n");
        Git("init", "-q");
        Git("add", ".");
        Commit("2021-02-03T04:05:06Z");
        var mark = Path.Combine(_folder.FullName, "ran");
        foreach (var name in (string[])["core.fsmonitor", "core.pager", "gpg.program", "diff.external"])
            Git("config", name, $"touch '{mark}'");
        Git("config", "log.showSignature", "true");

        Assert.Single(GitDates.Read(_folder.FullName));
        Assert.False(File.Exists(mark));
    }

    [Fact]
    public async Task FolderCopied_ImportedAgain_ChangesNothing()
    {
        await using var blog = await ContentBlog.CreateAsync();
        Write("note.md", "# Note\n\nText\n");
        File.SetLastWriteTimeUtc(Path.Combine(_folder.FullName, "note.md"), new DateTime(2022, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await blog.ImportFileAsync(_folder.FullName);
        File.SetLastWriteTimeUtc(Path.Combine(_folder.FullName, "note.md"), new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var before = await blog.SnapshotAsync();

        await blog.ImportFileAsync(_folder.FullName);

        Assert.Equal(before, await blog.SnapshotAsync());
        Assert.Equal(new DateTime(2022, 1, 1), await blog.Database.ReadAsync(c => c.Articles.Select(a => a.CreatedAt).SingleAsync()));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void Commit(string at, params string[] more) =>
        Git(["-c", "user.name=x", "-c", "user.email=x@y.z", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "x", .. more], at);

    private void Git(params string[] arguments) => Git(arguments, null);

    private void Git(string[] arguments, string? at)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.FullName };
        if (at is not null)
            (start.Environment["GIT_AUTHOR_DATE"], start.Environment["GIT_COMMITTER_DATE"]) = (at, at);
        try
        {
            using var git = Process.Start(start)!;
            git.WaitForExit();
            Assert.Equal(0, git.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("git is not installed.");
        }
    }
}
