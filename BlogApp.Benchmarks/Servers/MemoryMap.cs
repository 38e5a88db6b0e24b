using System.Globalization;

namespace BlogApp.Benchmarks.Servers;

/// <summary>A process's memory by kind, from the kernel's list of its mappings. All in KiB.</summary>
/// <param name="Kinds">Resident memory by purpose.</param>
/// <param name="Files">Resident pages of files by name, without modified pages.</param>
internal sealed record MemoryMap(long Resident, long Anonymous, long File, long Shared, long Proportional, IReadOnlyDictionary<string, long> Kinds, IReadOnlyDictionary<string, long> Files)
{
    /// <summary>The collector reserves 256 GiB at once and commits parts of it. No other mapping is that large.</summary>
    private const ulong HeapReservation = 32UL << 30;

    private static readonly string Framework = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../.."));

    public static MemoryMap Of(int process)
    {
        var mappings = Mappings(process);
        var kinds = new Dictionary<string, long>();
        var files = new Dictionary<string, long>();
        long anonymous = 0, file = 0, shared = 0;
        foreach (var mapping in mappings)
        {
            var isShared = mapping.Name.StartsWith("/memfd:", StringComparison.Ordinal);
            // The kernel reports the runtime's double mapping as a file, but it is not on any disk.
            var ofFile = !isShared && mapping.Name.StartsWith('/') ? mapping.Resident - mapping.Anonymous : 0;
            shared += isShared ? mapping.Resident : 0;
            file += ofFile;
            anonymous += isShared ? 0 : mapping.Resident - ofFile;
            if (ofFile > 0)
            {
                Add(kinds, Path.GetExtension(mapping.Name) != ".dll" ? "native libraries, and files such as the journal" : mapping.Name.StartsWith(Framework, StringComparison.Ordinal) ? "assemblies of the framework" : "assemblies of the blog and its packages", ofFile);
                Add(files, Path.GetFileName(mapping.Name), ofFile);
            }
            if (isShared)
                Add(kinds, mapping.Access.Contains('x') ? "code compiled at run time" : "types and methods as the run-time keeps them", mapping.Resident);
            else if (mapping.Resident - ofFile > 0)
                Add(kinds, mapping.Name.StartsWith('/') ? "changed data of assemblies and libraries" : mapping.InHeap ? "managed heap" : "native memory: compiler, SQLite, stacks", mapping.Resident - ofFile);
        }
        return new MemoryMap(anonymous + file + shared, anonymous, file, shared, mappings.Sum(m => m.Proportional), kinds, files);
    }

    private static void Add(Dictionary<string, long> to, string name, long amount) => to[name] = to.GetValueOrDefault(name) + amount;

    private static List<Mapping> Mappings(int process)
    {
        var mappings = new List<Mapping>();
        foreach (var line in System.IO.File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/smaps")))
        {
            var parts = line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries);
            if (!parts[0].EndsWith(':'))
            {
                var range = parts[0].Split('-');
                mappings.Add(new Mapping(ulong.Parse(range[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), ulong.Parse(range[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), parts[1], parts.Length > 5 ? parts[5].Trim() : ""));
                continue;
            }
            var now = mappings[^1];
            switch (parts[0])
            {
                case "Rss:": now.Resident = long.Parse(parts[1], CultureInfo.InvariantCulture); break;
                case "Pss:": now.Proportional = long.Parse(parts[1], CultureInfo.InvariantCulture); break;
                case "Anonymous:": now.Anonymous = long.Parse(parts[1], CultureInfo.InvariantCulture); break;
            }
        }
        MarkHeap(mappings);
        return mappings;
    }

    private static void MarkHeap(List<Mapping> mappings)
    {
        for (int first = 0, next; first < mappings.Count; first = next)
        {
            for (next = first + 1; next < mappings.Count && mappings[next].Start == mappings[next - 1].End && mappings[next].Name == mappings[first].Name; next++)
            {
            }
            var heap = mappings[first].Name.Length == 0 && mappings[next - 1].End - mappings[first].Start >= HeapReservation;
            for (var at = first; heap && at < next; at++)
                mappings[at].InHeap = true;
        }
    }

    private sealed record Mapping(ulong Start, ulong End, string Access, string Name)
    {
        public long Resident { get; set; }
        public long Proportional { get; set; }
        public long Anonymous { get; set; }
        public bool InHeap { get; set; }
    }
}
