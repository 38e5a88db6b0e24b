namespace BlogApp.Features.Analytics.Collect.Rules;

/// <summary>What a user agent says of itself, as far as the facets need it.</summary>
internal readonly record struct ClientProfile(Browser Browser, OperatingSystem Os, Device Device);
