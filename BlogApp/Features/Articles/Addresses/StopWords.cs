namespace BlogApp.Features.Articles.Addresses;

/// <summary>Words that are in too many titles to tell them apart. Pure.</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "about", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "does", "for", "from", "had", "has", "have", "how", "i", "if", "in", "into", "is", "it", "its",
        "me", "my", "no", "not", "of", "on", "or", "our", "so", "some", "such", "than", "that", "the", "their", "then", "there", "these", "they", "this", "those", "to", "us", "was", "we",
        "were", "what", "when", "where", "which", "who", "why", "will", "with", "you", "your",
        // Parts of the addresses of other blogs.
        "amp", "article", "articles", "html", "index", "page", "pages", "post", "posts", "www",
        "的", "了", "和", "与", "及", "或", "在", "是", "有", "也", "就", "都", "而", "吗", "呢", "吧", "把", "被", "对", "从", "到", "这", "那", "一个", "什么", "怎么", "如何", "为什么",
    };

    /// <summary>The words that are no stop words, or all words when there are only stop words.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> words)
    {
        var meaningful = words.Where(word => !Words.Contains(word)).ToList();
        return meaningful.Count > 0 ? meaningful : words;
    }
}
