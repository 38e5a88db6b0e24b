using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BlogApp.Data.Comments;
using BlogApp.Data.Site;

namespace BlogApp.Features.Import.Bundle;

/// <summary>The JSON files of the export. Properties are written in the order of their declaration.</summary>
internal static class BundleDocuments
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        MaxDepth = 16,
        RespectNullableAnnotations = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireTexts } },
    };

    /// <summary>A text that may not be null must be there. Without this, a missing one is null all the same.</summary>
    private static void RequireTexts(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false, ParameterType.IsValueType: false })
                property.IsRequired = true;
        }
    }
}

internal sealed record BundleMarker(string Format, int Version);

internal sealed record BundleSite(Dictionary<string, string>? Settings, List<BundleMenuItem>? Menu, List<BundleSlide>? Banner);

internal sealed record BundleMenuItem(int Position, string Title, string Address);

internal sealed record BundleSlide(int Position, string Title, string Text, string Address, string? Picture, DateTime? StartsAt, DateTime? EndsAt);

/// <summary>Without password and roles, so that an export grants no access.</summary>
/// <param name="Slug">Of the author's page.</param>
/// <param name="Links">One address a line.</param>
/// <param name="Picture">A media file's name.</param>
/// <param name="Former">Former slugs of that page.</param>
internal sealed record BundleAuthor(string UserName, string DisplayName, string? Email, string? Slug = null, string? Biography = null, string? Links = null, string? Picture = null, IReadOnlyList<string>? Former = null);

internal sealed record BundleTag(string Name, string? Title, string? Description, IReadOnlyList<string>? Former = null);

/// <summary>A redirect. Its hits are not exported.</summary>
/// <param name="Article">The key of the article it leads to.</param>
/// <param name="Tag">The name of the tag it leads to.</param>
/// <param name="Author">The user name of the author it leads to.</param>
/// <param name="Address">Where it leads otherwise; behind a tag or an author, what follows their address.</param>
internal sealed record BundleRedirect(string From, string? Article, string? Tag, string? Author, string? Address, bool? Temporary, RedirectSource Source, DateTime CreatedAt);

internal sealed record BundleSeries(string Slug, string Title);

internal sealed record BundleMedia(string Name, string OriginalName, string ContentType, string Sha256, int? Width, int? Height, string Alt, DateTime UploadedAt, string? UploadedBy, List<BundleVariant>? Variants);

internal sealed record BundleVariant(string Name, string ContentType, int Width, int Height);

/// <param name="Number">Its position in the file, from 1.</param>
/// <param name="Answers">The number of the comment that it answers.</param>
/// <param name="User">The user name of the account that wrote it.</param>
internal sealed record BundleComment(int Number, int? Answers, string Name, string? Email, string? Url, string? User, CommentState State, DateTime At, string Markdown);
