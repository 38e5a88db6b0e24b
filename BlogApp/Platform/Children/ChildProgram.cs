using System.Globalization;

namespace BlogApp.Platform.Children;

/// <summary>
/// The program when it runs as a child. It builds neither configuration nor host, so it starts within a tenth of a second.
/// </summary>
internal static class ChildProgram
{
    /// <summary>The first word of the command line. It is internal: the help does not list it.</summary>
    public const string Word = "run-as-child";

    /// <summary>Exit status of a child whose managed heap is full.</summary>
    public const int OutOfMemory = 70;

    /// <summary>Exit status after an exception that nobody expected; it is on standard error.</summary>
    public const int Unexpected = 71;

    public static bool Asked(string[] args) => args is [Word, _, _, _, _];

    public static string[] Arguments(string work, ChildLimits limits) =>
        [Word, work, Text(limits.ResidentBytes), Text((long)(limits.Cpu?.TotalSeconds ?? 0)), Text(limits.FileBytes)];

    /// <returns>The exit status.</returns>
    public static int Run(string[] args, IEnumerable<ChildWork> works)
    {
        ProcessLimits.Apply(Number(args[2]), Number(args[3]), Number(args[4]));
        var side = new ChildSide(Console.OpenStandardInput(), Console.OpenStandardOutput());
        // Only the protocol may write to standard output.
        Console.SetOut(TextWriter.Null);
        try
        {
            works.Single(work => work.Name == args[1]).Run(side);
            return 0;
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory;
        }
        catch (Exception error)
        {
            Console.Error.WriteLine(error);
            return Unexpected;
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
