using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace BlogApp.Platform.Children;

/// <summary>How this program is started once more.</summary>
internal static class ChildStart
{
    // No settings, and so no secrets: a child has nothing to tell.
    private static readonly string[] Inherited = ["PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"];

    public static ProcessStartInfo Create(string work, ChildLimits limits)
    {
        var (file, assembly) = OwnProgram();
        var info = new ProcessStartInfo(file)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        if (assembly is not null)
            info.ArgumentList.Add(assembly);
        foreach (var argument in ChildProgram.Arguments(work, limits))
            info.ArgumentList.Add(argument);
        info.Environment.Clear();
        // A program that uses this one as a library has native libraries in other folders.
        if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string { Length: > 0 } libraries)
            info.Environment["LD_LIBRARY_PATH"] = libraries + Environment.GetEnvironmentVariable("LD_LIBRARY_PATH");
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                info.Environment[name] = value;
        }
        // The runtime reads these as hexadecimal numbers.
        info.Environment["DOTNET_GCHeapHardLimit"] = limits.HeapBytes.ToString("X", CultureInfo.InvariantCulture);
        // The server saves memory at the price of time; a child lives for seconds.
        info.Environment["DOTNET_GCConserveMemory"] = "0";
        info.Environment["DOTNET_GCGen0MaxBudget"] = "2000000";
        info.Environment["DOTNET_gcConcurrent"] = "0";
        info.Environment["DOTNET_TC_CallCountThreshold"] = "1E";
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
        return info;
    }

    /// <summary>The file to start, and the assembly that it is given; null when the file itself is the program.</summary>
    private static (string File, string? Assembly) OwnProgram()
    {
        var host = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown.");
        var assembly = typeof(ChildStart).Assembly.Location;
        var name = Path.GetFileNameWithoutExtension(host);
        if (assembly.Length == 0 || name == Path.GetFileNameWithoutExtension(assembly))
            return (host, null);
        // Tests and benchmarks may have a host of their own, which would start them.
        return (name == "dotnet" ? host : "dotnet", assembly);
    }
}
