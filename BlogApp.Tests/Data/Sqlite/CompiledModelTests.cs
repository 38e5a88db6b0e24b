using System.Text.RegularExpressions;
using BlogApp.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BlogApp.Tests.Data.Sqlite;

public sealed partial class CompiledModelTests
{
    [Fact]
    public void CompiledModel_EqualsTheModelBuiltFromTheClasses()
    {
        using var context = new BlogDbContext(new DbContextOptionsBuilder<BlogDbContext>().UseSqlite("Data Source=:memory:").Options);
        // Built from the classes, then converted to the form of the compiled one.
        var design = context.GetService<IDesignTimeModel>().Model;
        var made = context.GetService<IModelRuntimeInitializer>().Initialize(design, designTime: false);
        Assert.StartsWith("BlogApp.Data.Compiled", context.Model.GetType().Namespace, StringComparison.Ordinal);
        Assert.NotSame(context.Model, made);
        Assert.Equal(Described(made), Described(context.Model));
    }

    // Without the types that plain SQL queries have added to the process's model.
    private static string Described(IModel model) => AdHocTypes().Replace(model.ToDebugString(MetadataDebugStringOptions.LongDefault), "");

    [GeneratedRegex(@"  Ad-hoc entity types:.*?(?=^Annotations:)", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex AdHocTypes();
}
