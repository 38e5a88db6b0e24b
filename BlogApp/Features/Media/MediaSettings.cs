using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Media;

/// <summary>The section <c>Media</c>: upload limits.</summary>
internal sealed class MediaSettings
{
    /// <summary>Size limit of one file. A picture's smaller copies may together have the same size again.</summary>
    [Range(10_240, 1_073_741_824, ErrorMessage = "accepts 10240 (10 KiB) to 1073741824 (1 GiB).")]
    public long MaxBytes { get; set; } = 20_000_000;

    /// <summary>Size limit of all files together, without the smaller copies.</summary>
    [Range(1_048_576, 109_951_162_777_600, ErrorMessage = "accepts 1048576 (1 MiB) to 109951162777600 (100 TiB).")]
    public long MaxTotalBytes { get; set; } = 20_000_000_000;

    [Range(1, 1_000_000, ErrorMessage = "accepts 1 to 1000000 files.")]
    public int MaxFiles { get; set; } = 20_000;

    /// <summary>A small file can contain a picture too large for a phone's memory.</summary>
    [Range(1_000_000, 1_000_000_000, ErrorMessage = "accepts 1000000 to 1000000000 pixels.")]
    public long MaxPixels { get; set; } = 100_000_000;
}
