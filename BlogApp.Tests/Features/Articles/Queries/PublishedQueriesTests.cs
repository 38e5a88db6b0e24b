using System.Text.RegularExpressions;
using BlogApp.Tests.Architecture;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Articles.Queries;

/// <summary>A query that asks for published articles by itself forgets those that are unlisted or private: it takes them from VisibleArticles.</summary>
public sealed partial class PublishedQueriesTests
{
    private const string Root = "BlogApp/Features/";

    /// <summary>Those that ask by themselves, and why they may.</summary>
    private static readonly (string File, string Why)[] s_known =
    [
        (Root + "Articles/Queries/VisibleArticles.cs", "the rule itself"),
        (Root + "Articles/Editing/Checks/OwnLinks.cs", "former addresses, for authors"),
        (Root + "Analytics/Live/Stream/ArticleSlugs.cs", "by address; asks who reads"),
        (Root + "Dashboard/Tiles/OwnArticles.cs", "an author's own"),
        (Root + "Site/Admin/MenuPage.razor.cs", "what admins may put into the menu"),
    ];

    [Fact]
    public void QueryOfPublishedArticles_OutsideOfVisibleArticles_IsKnown() => Findings.None(
        SourceFiles.All.Where(file => Query().IsMatch(SourceFiles.Read(file))).Except(s_known.Select(known => known.File))
            .Select(file => $"{file} asks for published articles without their visibility; take Visible, Listed or Reachable"));

    // In a query the article is a parameter of one letter.
    [GeneratedRegex(@"\b[a-z](?:\.Article!)?\.State == ArticleState\.Published")]
    private static partial Regex Query();
}
