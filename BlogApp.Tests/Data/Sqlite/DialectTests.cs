using System.Text.RegularExpressions;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Data.Sqlite;

/// <summary>SQL specific to SQLite is only in the data project, so another database is a second folder beside that one.</summary>
public sealed partial class DialectTests
{
    // The scheduler's store is Quartz's own; the grades are derived from the drivers' exceptions.
    private static readonly string[] Allowed = ["Features/Jobs/Scheduling/SchedulerRegistration.cs", "Platform/Stores/FaultClassifier.cs"];

    [Fact]
    public void SourcesOfTheApplication_Searched_WriteNoSqlAndNameNoDriver()
    {
        var application = Path.Combine(Repository.Root, "BlogApp");
        var found = Directory.EnumerateFiles(application, "*.*", SearchOption.AllDirectories)
            .Select(file => (Path: file, Name: Path.GetRelativePath(application, file).Replace('\\', '/')))
            .Where(file => Path.GetExtension(file.Name) is ".cs" or ".razor" && !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => !Allowed.Contains(file.Name) && SqlOrDriver().IsMatch(File.ReadAllText(file.Path)))
            .Select(file => file.Name);
        Assert.Empty(found);
    }

    [GeneratedRegex(@"Data\.Sqlite\b|CommandText|SqlQuery|FromSql|ExecuteSql|\bSqlite(Connection|Command|Transaction|Exception)\b|""\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|CREATE|WITH) [A-Z]")]
    private static partial Regex SqlOrDriver();
}
