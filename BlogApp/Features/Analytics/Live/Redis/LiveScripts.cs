using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Live.Redis;

/// <summary>The Lua scripts in this folder.</summary>
internal static class LiveScripts
{
    public static readonly string Apply = Load("apply");
    public static readonly string Cut = Load("cut");
    public static readonly string Finish = Load("finish");
    public static readonly string Rebuild = Load("rebuild");
    public static readonly string Read = Load("read");
    public static readonly string Trim = Load("trim");

    private static string Load(string name)
    {
        var assembly = typeof(LiveScripts).Assembly;
        using var stream = assembly.GetManifestResourceStream($"{typeof(LiveScripts).Namespace}.{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
