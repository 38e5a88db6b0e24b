using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Import;

/// <summary>The section <c>Content</c>: limits for imports.</summary>
internal sealed class ContentSettings
{
    /// <summary>Limit for an uploaded file. The command line accepts larger ones.</summary>
    [Range(1_048_576, 2_147_483_647, ErrorMessage = "accepts 1048576 (1 MiB) to 2147483647 (2 GiB).")]
    public long MaxUploadBytes { get; set; } = 200 << 20;

    /// <summary>Limit for the total unpacked size of a zip.</summary>
    [Range(1_048_576, 1_099_511_627_776, ErrorMessage = "accepts 1048576 (1 MiB) to 1099511627776 (1 TiB).")]
    public long MaxUnpackedBytes { get; set; } = 4L << 30;

    /// <summary>Memory limit of the process that reads a file.</summary>
    [Range(67_108_864, 1_099_511_627_776, ErrorMessage = "accepts 67108864 (64 MiB) to 1099511627776 (1 TiB).")]
    public long MaxReadMemoryBytes { get; set; } = 1L << 30;

    /// <summary>Time limit for reading a file, without fetching and storing its pictures.</summary>
    [Range(1, 86_400, ErrorMessage = "accepts 1 to 86400 seconds.")]
    public int MaxReadSeconds { get; set; } = 300;
}
