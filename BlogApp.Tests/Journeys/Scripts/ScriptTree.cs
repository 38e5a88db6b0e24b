using System.Diagnostics;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Journeys.Scripts;

/// <summary>
/// The repository's scripts beside a few sources, and an SDK that only pretends: it notes each build in a file, and
/// "builds" the text of BlogApp/Program.cs. So a test of what the scripts decide takes no build.
/// </summary>
internal sealed class ScriptTree : IDisposable
{
    private const string Sdk = """
        #!/bin/sh
        case $1 in
          --version) echo "${SDK_VERSION:-10.0.100}" ;;
          publish)
            echo "$*" >>builds
            while [ "$1" != -o ]; do shift; done
            mkdir -p "$2"
            cp BlogApp/Program.cs "$2/BlogApp.dll"
            if [ -n "${HANGS:-}" ]; then touch hangs; exec sleep 60; fi
            echo "  @step compiling BlogApp"
            if [ -n "${FAILS:-}" ]; then echo "Program.cs(1,1): error CS1002: ; expected"; exit 1; fi
            ;;
          *) echo "served $(cat "$1") with $*" ;;
        esac
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog scripts ");

    public ScriptTree()
    {
        foreach (var file in (string[])["run.sh", "publish.sh", "LICENSE", "global.json", "appsettings.json", "Directory.Build.props", "Directory.Packages.props", .. Built()])
        {
            var copy = PathOf(file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }
        foreach (var file in (string[])["BlogApp/Program.cs", "BlogApp/Features/Site.cs", "BlogApp.Data/Model.cs", "wwwroot/site.css"])
            Write(file, "first");
        Write("sdk/dotnet", Sdk.ReplaceLineEndings("\n"));
        MakeExecutable("sdk/dotnet");
    }

    /// <summary>How often something was built.</summary>
    public int Builds => File.Exists(PathOf("builds")) ? File.ReadAllLines(PathOf("builds")).Length : 0;

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public void MakeExecutable(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PathOf(file), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public Process Start(string program, IEnumerable<string> arguments, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = PathOf("sdk") + ":/usr/local/bin:/usr/bin:/bin";
        // No Redis of its own: these tests are about builds.
        start.Environment["ConnectionStrings__Redis"] = "none:1";
        start.Environment.Remove("DataDirectory");
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs to the end.</summary>
    public async Task<(int Status, string Output)> RunAsync(string program, IEnumerable<string> arguments, params (string Key, string Value)[] environment)
    {
        using var process = Start(program, arguments, environment);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static IEnumerable<string> Built() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "build"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file));
}
