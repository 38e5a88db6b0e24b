using System.Text.Json;

namespace BlogApp.Features.Operations.Backups;

/// <summary>What a backup says about itself: its first member.</summary>
/// <param name="Format">The version of the archive's layout.</param>
/// <param name="Blog">The blog's name.</param>
/// <param name="Version">The version of the program that made it.</param>
/// <param name="Migration">The newest migration of its database.</param>
/// <param name="CreatedAt">The moment that its database shows.</param>
/// <param name="DatabaseBytes">Size of the database when unpacked.</param>
/// <param name="MediaBytes">Size of all files of the library.</param>
internal sealed record BackupManifest(
    int Format, string Blog, string Version, string Migration, DateTimeOffset CreatedAt,
    long Articles, long Media, long Comments, long Accounts, long Views, long DatabaseBytes, long MediaBytes)
{
    public const int Newest = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="JsonException">It is no manifest.</exception>
    public static BackupManifest Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<BackupManifest>(json, Options) is { Format: > 0, Migration.Length: > 0 } manifest ? manifest : throw new JsonException("An incomplete manifest.");
}
