namespace BlogApp.Tests.Support;

/// <summary>The checkout from which the tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The server, built with the tests in the same configuration.</summary>
    public static string ServerAssembly => ServerAssemblyOf(new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name);

    /// <summary>The server in the build configuration with failpoints and an adjustable clock.</summary>
    public static string ServerWithFailpoints
    {
        get
        {
            var file = ServerAssemblyOf("Failpoints");
            Assert.True(File.Exists(file), "The server with failpoints is missing: dotnet build BlogApp -c Failpoints");
            return file;
        }
    }

    /// <summary>Real input data next to the checkout; null when there are none.</summary>
    public static string? SharedData
    {
        get
        {
            var folder = Path.Combine(Root, "..", "shared", "data");
            return Directory.Exists(folder) ? folder : null;
        }
    }

    /// <summary>The names of a folder's subfolders.</summary>
    public static IEnumerable<string> Folders(string path) =>
        new DirectoryInfo(Path.Combine(Root, path)).EnumerateDirectories().Select(folder => folder.Name).Where(name => name is not ("bin" or "obj")).Order(StringComparer.Ordinal);

    private static string ServerAssemblyOf(string configuration) => Path.Combine(Root, "BlogApp", "bin", configuration, "net10.0", "BlogApp.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BlogApp.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("BlogApp.sln stands in no folder above the tests.");
    }
}
