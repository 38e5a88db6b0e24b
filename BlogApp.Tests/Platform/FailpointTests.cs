using System.Reflection;
using BlogApp.Platform.Failpoints;

namespace BlogApp.Tests.Platform;

public sealed class FailpointTests
{
    [Fact]
    public void EveryName_IsListedOnce_AndNamesAStepInTheSource()
    {
        var names = typeof(FailpointNames).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).ToDictionary(f => f.Name, f => (string)f.GetValue(null)!);
        Assert.Equal(names.Values.Order(), FailpointNames.All.Order());
        var source = string.Concat(Directory.GetFiles(Path.Combine(Support.Repository.Root, "BlogApp", "Features"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(names.Keys, name => Assert.Contains($"Failpoint.Pass(FailpointNames.{name});", source, StringComparison.Ordinal));
    }

    [Fact]
    public void ProductionBuild_HasNoFailpointCalls()
    {
        // The attribute removes calls at the call site, and this assembly is built without the constant, like the server beside it.
        var pass = typeof(Failpoint).GetMethod(nameof(Failpoint.Pass))!;
        Assert.Equal("FAILPOINTS", pass.GetCustomAttribute<System.Diagnostics.ConditionalAttribute>()!.ConditionString);
        Assert.Null(typeof(Failpoint).Assembly.GetType("BlogApp.Platform.Failpoints.ShiftedClock"));
    }

    [Fact]
    public void FailpointVariable_CanNameSeveralPoints_EachWithItsAction()
    {
        var traps = Failpoint.Parse("after-cut:1, before-commit:12:throw,in-rebuild:3:stop");
        Assert.Equal([("after-cut", 1, TrapAction.Kill), ("before-commit", 12, TrapAction.Throw), ("in-rebuild", 3, TrapAction.Stop)],
            traps.Select(t => (t.Name, t.At, t.Action)));
        Assert.Empty(Failpoint.Parse(""));
    }

    [Theory]
    [InlineData("after-cut")]
    [InlineData("after-cut:0")]
    [InlineData("after-cut:x")]
    [InlineData("no-such-point:1")]
    [InlineData("after-cut:1:explode")]
    public void InvalidFailpointVariable_IsRefused(string text) =>
        Assert.Throws<FormatException>(() => Failpoint.Parse(text));
}
