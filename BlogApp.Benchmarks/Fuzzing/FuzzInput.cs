using System.Text;

namespace BlogApp.Benchmarks.Fuzzing;

/// <summary>Makes inputs from valid ones: changed, nested, truncated and spliced. The same seed and number give the same input.</summary>
internal static class FuzzInput
{
    private const int MostBytes = 64 * 1024;
    private static readonly byte[] Odd = [0, 1, 9, 10, 13, 0x1F, 0x20, 0x22, 0x27, 0x3C, 0x5B, 0x7B, 0x7F, 0x80, 0xC0, 0xED, 0xEF, 0xFE, 0xFF];

    public static byte[] Create(FuzzTarget target, int seed, int number)
    {
        var random = new Random(HashCodeOf(target.Name, seed, number));
        var input = target.Samples[random.Next(target.Samples.Count)].ToList();
        for (var changes = 1 + random.Next(6); changes > 0; changes--)
            Change(input, target, random);
        return [.. input.Take(MostBytes)];
    }

    private static void Change(List<byte> input, FuzzTarget target, Random random)
    {
        var at = random.Next(input.Count + 1);
        var length = Math.Min(input.Count - at, 1 + random.Next(random.Next(8) == 0 ? 4096 : 16));
        switch (random.Next(9))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = Odd[random.Next(Odd.Length)];
                break;
            case 2:
                input.RemoveRange(at, length);
                break;
            case 3:
                input.InsertRange(random.Next(input.Count + 1), input.GetRange(at, length));
                break;
            case 4:
                input.RemoveRange(at, input.Count - at);
                break;
            case 5:
                var other = target.Samples[random.Next(target.Samples.Count)];
                var from = random.Next(other.Length);
                input.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, 1 + random.Next(512))));
                break;
            case 6:
                // Few inputs nest hundreds of levels, because they take long.
                var times = random.Next(50) == 0 ? 1000 : 1 + random.Next(20);
                input.InsertRange(at, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(target.Tokens[random.Next(target.Tokens.Length)], times))));
                break;
            default:
                input.InsertRange(at, Encoding.UTF8.GetBytes(target.Tokens[random.Next(target.Tokens.Length)]));
                break;
        }
    }

    /// <summary>Unlike that of the runtime, the same in every process.</summary>
    private static int HashCodeOf(string name, int seed, int number) =>
        name.Aggregate(unchecked((seed * 397) ^ (number * 7919)), static (hash, letter) => unchecked((hash * 31) + letter));
}
