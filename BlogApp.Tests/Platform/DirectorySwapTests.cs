using BlogApp.Platform.DataDirectory;

namespace BlogApp.Tests.Platform;

public sealed class DirectorySwapTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-swap-");

    [Fact]
    public void FailedCheck_LeavesEverythingAsItWas()
    {
        Write();
        Assert.Throws<InvalidDataException>(() => DirectorySwap.Run(_folder.FullName, Places, ".aside", () => throw new InvalidDataException()));
        IsOld();
    }

    [Fact]
    public void Success_ExchangesAll_AndKeepsNothing()
    {
        Write();
        DirectorySwap.Run(_folder.FullName, Places, ".aside", () => Assert.Equal("old", Text("blog.db.aside")));
        Assert.Equal(("new", "new"), (Text("blog.db"), Text("media/file")));
        Assert.Equal(["blog.db", "media"], Names());
    }

    /// <summary>A crash between any two steps: the plan stands in the directory, and some moves are made.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Crash_AtAnyStep_IsUndone(int steps)
    {
        Write();
        var plan = "";
        Assert.Throws<InvalidDataException>(() => DirectorySwap.Run(_folder.FullName, Places, ".aside", () =>
        {
            plan = Text("exchange.json");
            throw new InvalidDataException();
        }));
        Write();
        File.WriteAllText(PathOf("exchange.json"), plan);
        foreach (var (from, to) in new[] { ("blog.db-wal", "blog.db-wal.aside"), ("blog.db", "blog.db.aside"), ("blog.db.incoming", "blog.db"), ("media", "media.aside"), ("media.incoming", "media") }.Take(steps))
            Directory.Move(PathOf(from), PathOf(to));
        DirectorySwap.Recover(_folder.FullName);
        IsOld();
    }

    private (string, string?)[] Places => [(PathOf("blog.db-wal"), null), (PathOf("blog.db-shm"), null), (PathOf("blog.db"), PathOf("blog.db.incoming")), (PathOf("media"), PathOf("media.incoming"))];

    private void Write()
    {
        foreach (var (name, text) in new[] { ("blog.db", "old"), ("blog.db-wal", "old"), ("media/file", "old"), ("blog.db.incoming", "new"), ("media.incoming/file", "new") })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.WriteAllText(PathOf(name), text);
        }
    }

    private void IsOld()
    {
        Assert.Equal(("old", "old", "old"), (Text("blog.db"), Text("blog.db-wal"), Text("media/file")));
        Assert.Equal(["blog.db", "blog.db-wal", "media"], Names());
    }

    private IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(_folder.FullName).Select(one => Path.GetFileName(one)!).Order(StringComparer.Ordinal);

    private string Text(string name) => File.ReadAllText(PathOf(name));

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
