namespace BlogApp.Features.Import.Reading;

/// <summary>What a child is to read, and how much of it.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Folder">An empty folder for the package.</param>
/// <param name="MaxUnpackedBytes">As in <see cref="ContentSettings"/>; also the limit of the package's texts.</param>
/// <param name="MaxMediaBytes">What the library accepts. No more of a picture is unpacked.</param>
internal sealed record ReadContentInput(string Path, string Name, string Folder, long MaxUnpackedBytes, long MaxMediaBytes);
