using System.Globalization;

namespace BlogApp.Tests.Support;

/// <summary>The processes of this program that a process has started, on Linux.</summary>
internal static class ChildrenOf
{
    /// <param name="work">The name of the children's work.</param>
    public static IReadOnlyList<int> Process(int parent, string work) =>
        [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Where(name => Belongs(name!, parent, work)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))];

    private static bool Belongs(string process, int parent, string work)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            // The state and the parent's number follow the name, which may contain anything.
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] != "Z" && fields[1] == parent.ToString(CultureInfo.InvariantCulture) && File.ReadAllText($"/proc/{process}/cmdline").Split('\0').Contains(work);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
