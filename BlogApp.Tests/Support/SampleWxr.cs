namespace BlogApp.Tests.Support;

/// <summary>A WordPress export with any number of posts, each with two comments.</summary>
internal static class SampleWxr
{
    public static string Of(int posts) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Old blog</title><link>https://old.blog</link><language>en</language>{string.Concat(Enumerable.Range(1, posts).Select(Post))}</channel></rss>
        """;

    private static string Post(int i) =>
        $"<item><title>Post {i}</title><dc:creator>ada</dc:creator><content:encoded><![CDATA[<p>Text of <b>post {i}</b></p>]]></content:encoded><wp:post_id>{i}</wp:post_id><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>"
        + $"<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>post-{i}</wp:post_name><category domain=\"post_tag\" nicename=\"old\">Old</category>"
        + $"<wp:comment><wp:comment_id>{i}1</wp:comment_id><wp:comment_author>Bo</wp:comment_author><wp:comment_content>One</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>"
        + $"<wp:comment><wp:comment_id>{i}2</wp:comment_id><wp:comment_author>Cy</wp:comment_author><wp:comment_content>Two</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>{i}1</wp:comment_parent></wp:comment></item>";
}
