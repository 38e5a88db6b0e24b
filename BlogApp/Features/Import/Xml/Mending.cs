namespace BlogApp.Features.Import.Xml;

/// <summary>How an XML file deviated from the standard, and was read nevertheless.</summary>
internal enum Mending
{
    /// <summary>Empty lines or a second byte order mark before the declaration.</summary>
    BlankStart,

    /// <summary>A character that XML forbids, raw or as a reference.</summary>
    ControlCharacter,

    /// <summary>A byte that is no UTF-8, read as Windows-1252.</summary>
    BadByte,

    /// <summary>An ampersand or a less-than sign that stands for itself.</summary>
    BareSign,

    /// <summary>An entity of HTML outside CDATA.</summary>
    HtmlEntity,

    /// <summary>A prefix that no <c>xmlns</c> declares, counted once.</summary>
    Prefix,

    /// <summary><c>]]></c> inside a text.</summary>
    SectionEnd,

    /// <summary>A tag without its counterpart, or one that cannot be read.</summary>
    Tag,

    /// <summary>An element nested deeper than any export nests them; its text stays.</summary>
    Depth,
}
