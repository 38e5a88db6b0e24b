using BlogApp.Tests.Support;

namespace BlogApp.Tests.Architecture;

/// <summary>The sources of the two projects, by paths from the repository's root.</summary>
internal static class SourceFiles
{
    /// <summary>All sources except generated ones.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { "BlogApp", "BlogApp.Data" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "Compiled"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The sources with code or markup of their own.</summary>
    public static IReadOnlyList<string> WithoutImports { get; } = [.. All.Where(file => !file.EndsWith("/_Imports.razor", StringComparison.Ordinal))];

    public static string FolderOf(string file) => file[..file.LastIndexOf('/')];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Repository.Root, file));

    /// <summary>The file that declares a type, or its folder when no file does.</summary>
    public static string Of(Type type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        var name = type.Name.Split('`')[0];
        var root = type.Assembly.GetName().Name!;
        var folder = root + (type.Namespace ?? root)[Math.Min(root.Length, (type.Namespace ?? root).Length)..].Replace('.', '/');
        var here = All.Where(file => FolderOf(file) == folder).ToList();
        return here.Find(file => Path.GetFileName(file).Split('.')[0] == name)
            ?? here.Find(file => Declaration(name).IsMatch(Read(file)))
            ?? folder;
    }

    private static System.Text.RegularExpressions.Regex Declaration(string name) => new($@"\b(class|struct|record|interface|enum|delegate)\b[^;{{(]*\b{name}\b");
}
