using BlogApp.Tests.Faults.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(BlogApp.Tests.Support.LongestFirst))]

namespace BlogApp.Tests.Support;

/// <summary>
/// Starts collections that take minutes first, so that the run does not end with one of them alone: faults, journeys,
/// then all others. Tests that need the machine for themselves come last.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(static collection => Turn(collection.TestCollectionDisplayName))];

    private static int Turn(string name) => name switch
    {
        FaultRun.QuietCollection when FaultRun.Long => 3,
        _ when name.StartsWith("Faults", StringComparison.Ordinal) => 0,
        _ when name.Contains(".Journeys.", StringComparison.Ordinal) => 1,
        _ => 2,
    };
}
