using BlogApp.Features.Operations.Backups;

namespace BlogApp.Tests.Features.Operations.Backups;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Each letter is a backup of one day before the last: v verified, p with a problem, u not checked.</summary>
    [Theory]
    [InlineData("vvvv", 2, 30, "23")]
    [InlineData("vvvv", 9, 1, "23")]
    [InlineData("ppvv", 1, 30, "3")]
    [InlineData("vpvp", 1, 30, "123")]
    [InlineData("pppv", 1, 1, "2")]
    [InlineData("uu", 5, 30, "")]
    [InlineData("", 1, 1, "")]
    public void Superfluous_AreThoseBeyondNumberAndAge_ButNeverTheNewestThatIsWhole(string backups, int count, int days, string gone)
    {
        var all = backups.Select((kind, day) => new BackupEntry($"{day}", s_now.AddDays(-day), 1, false,
            kind == 'u' ? null : new BackupCheck(s_now, 1, kind == 'p' ? "wrong" : null))).ToList();
        Assert.Equal(gone, string.Concat(Retention.Superfluous(all, count, days, s_now).Select(entry => entry.Name)));
    }

    [Theory]
    [InlineData("blog-2026-11-21T12-00-00Z.tar.gz", false)]
    [InlineData("blog-2026-11-21T12-00-00Z-3.tar.gz.enc", true)]
    public void Name_OfABackup_TellsItsTime(string name, bool encrypted) => Assert.Equal((s_now, encrypted), BackupName.Parse(name));

    [Theory]
    [InlineData("blog.db")]
    [InlineData("../blog-2026-11-21T12-00-00Z.tar.gz")]
    [InlineData("blog-2026-13-21T12-00-00Z.tar.gz")]
    [InlineData("blog-2026-11-21T12-00-00Z.tar.gz.part")]
    public void OtherName_IsNoBackups(string name) => Assert.Null(BackupName.Parse(name));
}
