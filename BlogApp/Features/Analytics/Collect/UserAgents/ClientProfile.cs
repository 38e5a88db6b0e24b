namespace BlogApp.Features.Analytics.Collect.UserAgents;

/// <summary>The parts of a user agent that the facets need.</summary>
internal readonly record struct ClientProfile(Browser Browser, OperatingSystem Os, Device Device);
