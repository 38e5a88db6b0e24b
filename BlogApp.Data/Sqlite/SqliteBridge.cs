using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace BlogApp.Data.Sqlite;

/// <summary>
/// Lets EF Core 10, built against SQLitePCLRaw 2.1, run on 2.0.6. Can go, with the direct references and NU1605,
/// as soon as SQLitePCLRaw 2.1 or newer restores from every feed in use.
/// </summary>
internal static class SqliteBridge
{
    // A library may not decide for its host; this one has a single host, and must come before anything touches SQLite.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Initialize()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            if (name.Name != "SQLitePCLRaw.core")
                return null;
            var copy = Path.Combine(Path.GetDirectoryName(typeof(SqliteBridge).Assembly.Location)!, "SQLitePCLRaw.core.dll");
            return File.Exists(copy) ? context.LoadFromAssemblyPath(copy) : null;
        };
        SQLitePCL.Batteries_V2.Init();
    }
}
