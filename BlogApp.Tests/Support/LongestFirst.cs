using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(BlogApp.Tests.Support.LongestFirst))]

namespace BlogApp.Tests.Support;

/// <summary>Collections that take minutes begin first, so that the run does not end with one of them alone: faults, journeys, then all others.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(static collection => collection.TestCollectionDisplayName is var name && name.StartsWith("Faults", StringComparison.Ordinal) ? 0
            : name.Contains(".Journeys.", StringComparison.Ordinal) ? 1 : 2)];
}
