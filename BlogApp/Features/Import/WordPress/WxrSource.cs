namespace BlogApp.Features.Import.WordPress;

/// <summary>One file of an export. WordPress splits large ones.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Open">Opens the file from the start.</param>
internal sealed record WxrSource(string Name, Func<Stream> Open);
