using BlogApp.Data;
using BlogApp.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Benchmarks;

internal static class Schema
{
    public static async Task CreateAsync(SqliteWriter writer)
    {
        using var turn = await writer.EnterAsync(CancellationToken.None);
        await using var context = new BlogDbContext(new DbContextOptionsBuilder<BlogDbContext>().UseSqlite(turn.Connection).Options);
        await context.Database.MigrateAsync();
    }

    public static async Task<long> ViewsAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sum(Views) FROM SiteHour";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
