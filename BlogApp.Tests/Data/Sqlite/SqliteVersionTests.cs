using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Data.Sqlite;

public sealed class SqliteVersionTests
{
    /// <summary>Before 3.51.3 a checkpoint could race with a writer on another connection and damage the file.</summary>
    [Fact]
    public void NativeLibrary_IsFreeOfTheCheckpointRace()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sqlite_version()";
        var version = Version.Parse((string)command.ExecuteScalar()!);
        Assert.True(version >= new Version(3, 51, 3), $"SQLite is {version}, and must be 3.51.3 or later.");
    }
}
