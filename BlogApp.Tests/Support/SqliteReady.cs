using System.Runtime.CompilerServices;

namespace BlogApp.Tests.Support;

internal static class SqliteReady
{
    /// <summary>Tests open SQLite files on their own: the bridge in BlogApp.Data must stand before the first one.</summary>
    [ModuleInitializer]
    internal static void Initialize() => RuntimeHelpers.RunModuleConstructor(typeof(Data.BlogDbContext).Module.ModuleHandle);
}
