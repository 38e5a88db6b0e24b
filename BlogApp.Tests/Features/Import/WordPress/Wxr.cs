namespace BlogApp.Tests.Features.Import.WordPress;

/// <summary>Writes small WordPress exports.</summary>
internal static class Wxr
{
    public const string Head = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        """;

    public static string File(string items, string channel = "<title>Old</title><link>https://old.blog</link>") => $"{Head}<channel>{channel}{items}</channel></rss>";

    /// <param name="more">Replaces the default of each element that it has.</param>
    public static string Item(int id, string more = "", string title = "A title")
    {
        string Default(string name, string value) => more.Contains("<" + name, StringComparison.Ordinal) ? "" : $"<{name}>{value}</{name}>";
        return $"<item><title>{title}</title>{Default("wp:post_id", id.ToString(System.Globalization.CultureInfo.InvariantCulture))}{Default("wp:post_date_gmt", "2020-01-02 03:04:05")}{Default("wp:post_type", "post")}{Default("wp:status", "publish")}{Default("wp:post_name", $"post-{id}")}{Default("content:encoded", "Text")}{more}</item>";
    }

    public static string Text(string html) => $"<content:encoded><![CDATA[{html}]]></content:encoded>";

    public static string Attachment(int id, string address) => Item(id, $"<wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:attachment_url>{address}</wp:attachment_url>");
}
