namespace BlogApp.Features.Operations;

/// <summary>Sizes in words.</summary>
internal static class ByteText
{
    /// <summary>"0 B", "512 B", "16 KiB", "1.4 MiB", "2.0 GiB".</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1024 => FormattableString.Invariant($"{bytes} B"),
        < 1 << 20 => FormattableString.Invariant($"{bytes / 1024.0:0} KiB"),
        < 1 << 30 => FormattableString.Invariant($"{bytes / 1048576.0:0.0} MiB"),
        _ => FormattableString.Invariant($"{bytes / 1073741824.0:0.0} GiB"),
    };
}
