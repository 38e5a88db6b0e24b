using System.Text;
using BlogApp.Features.Search.Index;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Search;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Plain words, and more.", "plain words and more")]
    [InlineData("缓存", "缓 存")]
    [InlineData("用Redis缓存", "用 redis 缓 存")]
    [InlineData("a\u0002b\u0003c\0d", "abcd")]
    [InlineData("Łódź ĐURĐA smørrebrød ıstanbul İstanbul Straße GROẞ œuvre Ærø þorn ÞÆR eð ħobż Ĳssel", "lodz durda smorrebrod istanbul istanbul strasse gross oeuvre aero thorn thaer ed hobz ijssel")]
    [InlineData("café cafe\u0301 Việt Nam", "cafe cafe viet nam")]
    [InlineData("Άνθρωπος ΛΌΓΟΣ ϊδιος ᾳδης", "ανθρωποσ λογοσ ιδιοσ αδησ")]
    [InlineData("ёлка йод її мой Приве\u0301т ѓ ќ", "елка йод її мой привет ѓ ќ")]
    [InlineData("и\u0306 й", "й й")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ１２ ﬁne m²", "full width12 fine m²")]
    [InlineData("ｶﾞｷﾞ カタ", "ガ ギ カ タ")]
    [InlineData("か\u3099 が", "が が")]
    [InlineData("हिन्दी भाषा क्\u200Dष ज़ ज", "हिन्दी भाषा क्ष ज ज")]
    [InlineData("বাংলা ড়", "বাংলা ড\u09BC")]
    [InlineData("தமிழ் మాట ಕನ್ನಡ മലയാളം ਪੰਜਾਬੀ ગુજરાતી සිංහල", "தமிழ் మాట ಕನ್ನಡ മലയാളം ਪੰਜਾਬੀ ગુજરાતી සිංහල")]
    [InlineData("بِسْمِ مـرحـبا أحمد إن آن می\u200Cخواهم کتابى", "بسم مرحبا احمد ان ان ميخواهم كتابي")]
    [InlineData("مسؤول شيئ ٣٤ ۱۲", "مسؤول شيئ 34 12")]
    [InlineData("שָׁלוֹם עֲלֵיכֶם", "שלום עליכם")]
    [InlineData("한국어를 \u1112\u1161\u11AB\u1100\u116E\u11A8", "한국어를 한국")]
    [InlineData("ผมไปโรงเรียนทุกวัน", "ผม ไป โรงเรียน ทุก วัน")]
    [InlineData("ใช้C#กับredis", "ใช้ \uE063\uE023 c กับ redis")]
    [InlineData("ຂ້ອຍມັກອ່ານ", "ຂ້ອຍ ມັກ ອ່ານ")]
    [InlineData("ខ្ញុំចូលចិត្តអាន", "ខ្ញុំ ចូលចិត្ត អាន")]
    [InlineData("ကျွန်တော်စာဖတ်", "ကျွန်တော် စာ ဖတ်")]
    [InlineData("աշխարհ և ԵՒ ქართული ᲥᲐᲠᲗᲣᲚᲘ", "աշխարհ եւ եւ ქართული ქართული")]
    [InlineData("ትግርኛ ᐃᓄᒃᑎᑐᑦ 𐐀𐐨", "ትግርኛ ᐃᓄᒃᑎᑐᑦ 𐐨𐐨")]
    public void Text_Folded_IsTheWordsInTheirPlainForm(string text, string words) => Assert.Equal(words, SearchText.Words(SearchText.Prepare(text)));

    [Theory]
    [InlineData("C# and C++ on .NET", "c# c++ .net")]
    [InlineData("(F#), “C++17” .", "f# c++")]
    [InlineData("1+1 a+b #1 foo#bar node.js Ende. Anfang end.Start ../path /x.net", "")]
    [InlineData("Disney+ ist", "disney+")]
    [InlineData("用C#写.NET程序", "c# .net")]
    public void NameWithItsSign_HasAHiddenWord(string text, string names) =>
        Assert.Equal(names, string.Join(' ', ExactTokens.In(text).Select(name => string.Concat(name.Text.Select(letter => (char)(letter - '\uE000'))))));

    [Fact]
    public void MatchedText_IsMarked_AndTheTextIsComplete() => Assert.Equal(
        [new("读", false), new("缓存", true), new(" & <b>", false)],
        SearchText.Parts("读\u0002缓\u200B存\u0003 & <b>"));

    [Fact]
    public void AnyText_PreparedAndShown_IsUnchanged() => Check.One(Texts, Prop.ForAll(AnyText, text =>
    {
        var shown = string.Concat(text.EnumerateRunes().Where(r => r.Value != SearchText.Separator && !ExactTokens.IsHidden(r) && (!Rune.IsControl(r) || r.Value is '\n' or '\t')))
            .Replace('\n', ' ').Replace('\t', ' ');
        return string.Concat(SearchText.Parts(SearchText.Prepare(text)).Select(p => p.Text)) == shown;
    }));

    [Fact]
    public void AnyText_FoldedTwice_IsFoldedOnce() => Check.One(Texts, Prop.ForAll(AnyText, text =>
    {
        // Hidden words are made from the text as typed, and a sign that stood between letters is gone after the first time.
        var once = SearchWords.Split(SearchText.Prepare(text)).Where(word => !word.IsHidden).Select(word => word.Text).ToList();
        return once.TrueForAll(word => string.Join("", SearchWords.Split(word).Select(again => again.Text)) == word);
    }));

    [Fact]
    public void AnyText_Split_EachWordFoldsFromItsPlaceInTheText() => Check.One(Texts, Prop.ForAll(AnyText, text =>
    {
        var prepared = SearchText.Prepare(text);
        var words = SearchWords.Split(prepared).Where(word => !word.IsHidden).ToList();
        return words.TrueForAll(word => word.Start >= 0 && word.Start < word.End && word.End <= prepared.Length
                && SearchWords.Split(prepared[word.Start..word.End]).Any(part => part.Text == word.Text))
            && words.Zip(words.Skip(1)).All(pair => pair.First.Start <= pair.Second.Start);
    }));

    [Fact]
    public void AnyText_HasNoCharacterInItsWords_ThatTheIndexWouldSplitAt() => Check.One(Texts, Prop.ForAll(AnyText, text =>
        SearchWords.Split(SearchText.Prepare(text)).All(word => word.Text.Length > 0 && word.Text.All(c => c > 0x7F || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))));

    private static Config Texts => Config.QuickThrowOnFailure.WithMaxTest(2000);

    // Letters and marks of many scripts in any order, and whatever else there is.
    private static Arbitrary<string> AnyText { get; } = Arb.From(Gen.Choose(0, 9).SelectMany(kind => kind switch
    {
        0 => ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        1 => Letters(0x0E01, 0x0E5B),
        2 => Letters(0x0E81, 0x0EDF),
        3 => Letters(0x1000, 0x109F),
        4 => Letters(0x1780, 0x17F9),
        5 => Letters(0x0900, 0x0DFF),
        6 => Letters(0x0590, 0x06FF),
        7 => Letters(0x00C0, 0x052F),
        8 => Letters(0x2000, 0xFFFF),
        _ => Gen.ListOf(Gen.Elements("ł", "C#", ".NET", "ผม", "ไป", "数", "ｶﾞ", "e\u0301", "ß", "ς", " ", "한", "\u200D", "ﷺ", "ﬁ", "𝔸", "ひ", "\u3099", "হ", "ি")).Select(string.Concat),
    }));

    private static Gen<string> Letters(int first, int last) => Gen.ListOf(Gen.Frequency((9, Gen.Choose(first, last).Select(c => (char)c)), (1, Gen.Elements(' ', 'a', '\u0301', '\u200C', '-'))))
        .Select(letters => string.Concat(letters));
}
