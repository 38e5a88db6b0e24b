namespace BlogApp.Platform.Languages;

/// <summary>
/// Plain spellings of letters that Unicode does not take apart, for addresses and for searching: ł is an l with a stroke,
/// but no l with an accent. Pure.
/// </summary>
internal static class PlainLetters
{
    /// <returns>Lower-case letters; null for a letter that stays as it is.</returns>
    public static string? Of(char letter) => letter switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ħ' or 'Ħ' => "h",
        'ŧ' or 'Ŧ' => "t",
        'ı' => "i",
        'ς' => "σ",
        _ => null,
    };
}
