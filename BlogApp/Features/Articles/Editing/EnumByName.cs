using System.Text.Json.Serialization;

namespace BlogApp.Features.Articles.Editing;

/// <summary>Accepts an enum in a request only by name: undefined numbers would otherwise pass.</summary>
internal sealed class EnumByName<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false) where T : struct, Enum;
