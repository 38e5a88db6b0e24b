namespace BlogApp.Tests.Support;

/// <summary>Checks many things in one test and reports all that are wrong, not only the first.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> wrong)
    {
        var found = wrong.Distinct().ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }
}
