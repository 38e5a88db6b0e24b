using System.Text.Json;
using BlogApp.Platform.DataDirectory;

namespace BlogApp.Features.Operations.Disk;

/// <summary>The past week's samples of each disk, in memory and in a small file, so that a restart does not forget them.</summary>
internal sealed class DiskHistory(DataDirectory directory)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly string _file = Path.Combine(directory.Root, "disk.json");
    private Dictionary<string, List<DiskSample>>? _samples;

    /// <summary>Adds a sample and forgets those that are too old.</summary>
    /// <returns>All samples of the folder's disk, in order of time.</returns>
    public IReadOnlyList<DiskSample> Add(string folder, DiskSample sample)
    {
        _samples ??= Load();
        if (!_samples.TryGetValue(folder, out var samples))
            _samples[folder] = samples = [];
        // A clock that was set back would turn the line around.
        samples.RemoveAll(one => one.At >= sample.At || one.At < sample.At - (long)Kept.TotalSeconds);
        samples.Add(sample);
        return samples;
    }

    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save()
    {
        File.WriteAllBytes(_file + ".new", JsonSerializer.SerializeToUtf8Bytes(_samples));
        File.Move(_file + ".new", _file, overwrite: true);
    }

    private Dictionary<string, List<DiskSample>> Load()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, List<DiskSample>>>(File.ReadAllBytes(_file)) ?? [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
