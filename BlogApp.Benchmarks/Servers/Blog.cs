namespace BlogApp.Benchmarks.Servers;

/// <summary>The blog as in production, with the sample articles.</summary>
internal static class Blog
{
    public static Task<Child> StartAsync(string dataDirectory, int port, string redis = "", (string Key, string Value)[]? settings = null) => Child.StartAsync("dotnet",
        [Results.ServerAssembly, "--contentRoot", Results.Root, "--urls", $"http://127.0.0.1:{port}"], port,
        [("DataDirectory", dataDirectory), ("Bootstrap__SampleContent", "true"), ("ASPNETCORE_ENVIRONMENT", "Production"), ("ConnectionStrings__Redis", redis), .. settings ?? []]);
}
