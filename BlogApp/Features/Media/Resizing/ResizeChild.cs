using BlogApp.Platform.Children;
using NetVips;

namespace BlogApp.Features.Media.Resizing;

/// <summary>Makes smaller copies in a child process, as many as the parent orders.</summary>
internal static class ResizeChild
{
    public const string Ready = "ready";
    public const string Missing = "missing ";
    public const string Made = "made";
    public const string Broken = "broken ";

    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif"];

    public static ChildWork Work { get; } = new("resize-pictures", Run);

    private static void Run(ChildSide parent)
    {
        try
        {
            Load();
        }
        catch (Exception missing) when (missing is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException or VipsException)
        {
            parent.Say(Missing + missing.GetBaseException().Message);
            return;
        }
        parent.Say(Ready);
        while (true)
            parent.Say(Make(parent.Next<ResizeOrder>()));
    }

    /// <summary>Restricts the library to the formats of uploaded pictures.</summary>
    private static void Load()
    {
        if (!ModuleInitializer.VipsInitialized)
            throw new DllNotFoundException(ModuleInitializer.Exception?.GetBaseException().Message ?? "libvips is not there");
        // Exceptions report problems with a picture; by default they are also printed to the console.
        _ = Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, static (_, _, _) => { });
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in Loaders)
            Operation.Block(loader, false);
        // One thread, and no caching between pictures.
        NetVips.NetVips.Concurrency = 1;
        (Cache.Max, Cache.MaxMem, Cache.MaxFiles) = (0, 0, 0);
    }

    private static string Make(ResizeOrder order)
    {
        try
        {
            // Shrinks while decoding, rotates by the EXIF orientation, and converts using the picture's color profile.
            using var image = Image.Thumbnail(order.Path, order.Width, height: 100_000, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
            File.WriteAllBytes(order.To, order.Avif
                ? image.HeifsaveBuffer(q: 55, compression: Enums.ForeignHeifCompression.Av1, effort: 4, bitdepth: 8, keep: Enums.ForeignKeep.None)
                : image.WebpsaveBuffer(q: 82, effort: 4, keep: Enums.ForeignKeep.None));
            return Made;
        }
        catch (VipsException broken)
        {
            return Broken + broken.Message;
        }
    }
}
