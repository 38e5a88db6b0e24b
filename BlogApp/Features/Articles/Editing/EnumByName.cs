using System.Text.Json.Serialization;

namespace BlogApp.Features.Articles.Editing;

/// <summary>An enum in a request by its name alone: a number would pass that stands for nothing.</summary>
internal sealed class EnumByName<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false) where T : struct, Enum;
