namespace BlogApp.Features.Articles.Highlighting;

/// <summary>Tells a regular expression from a division.</summary>
internal static class RegularExpression
{
    // Bounded, so that in a line full of slashes the rest is not searched for each of them.
    private const int Longest = 200;

    /// <returns>The length including flags; 0 when it is not a regular expression.</returns>
    public static int Length(CodeText text, bool afterValue)
    {
        if (afterValue)
            return 0;
        var limit = Math.Min(text.End, text.At + Longest);
        var inClass = false;
        for (var at = text.At + 1; at < limit && text.Source[at] != '\n'; at++)
        {
            switch (text.Source[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '/' when !inClass:
                    at++;
                    while (at < limit && char.IsAsciiLetter(text.Source[at]))
                        at++;
                    return at - text.At;
            }
        }
        return 0;
    }
}
