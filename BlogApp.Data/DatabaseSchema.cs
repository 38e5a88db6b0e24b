using System.Data.Common;
using System.Reflection;
using BlogApp.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BlogApp.Data;

internal sealed class DatabaseSchema : IDatabaseSchema
{
    private readonly Lazy<HashSet<string>> _known = new(() =>
        [.. typeof(BlogDbContext).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>()]);

    public bool Knows(string migration) => _known.Value.Contains(migration);

    public void Migrate(DbConnection connection)
    {
        using var context = new BlogDbContext(new DbContextOptionsBuilder<BlogDbContext>().UseSqlite(connection).Options);
        context.Database.Migrate();
    }
}
