namespace BlogApp.Platform.Security;

/// <summary>The address leads to no public server; the client's exception has it inside.</summary>
internal sealed class NotPublicException() : Exception("The address belongs to no public server.");
