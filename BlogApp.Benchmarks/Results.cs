namespace BlogApp.Benchmarks;

/// <summary>The paths of the results and of the server that was built with the benchmarks.</summary>
internal static class Results
{
    public static string Root { get; } = Find();

    public static string ServerAssembly => Path.Combine(Root, "BlogApp", "bin", "Release", "net10.0", "BlogApp.dll");

    public static async Task WriteAsync(string name, string report)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "BlogApp.Benchmarks", "results")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, name), report);
        Console.WriteLine(report);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BlogApp.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("BlogApp.sln stands in no folder above the benchmarks.");
    }
}
