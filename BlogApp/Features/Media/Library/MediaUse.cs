using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Media.Library;

/// <summary>A place that shows or links to a file.</summary>
/// <param name="What">Such as “Cover of the article”; English, see <see cref="StoredText"/>.</param>
/// <param name="Address">Where it can be seen or changed; empty: nowhere.</param>
/// <param name="Past">Used only by an earlier revision. Readers do not see it, but deleting the file would break a restore.</param>
internal sealed record MediaUse(string What, string Title, string Address, bool Past = false);
