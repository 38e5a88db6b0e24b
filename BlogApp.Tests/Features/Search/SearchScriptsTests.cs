namespace BlogApp.Tests.Features.Search;

/// <summary>Whether a word is found in a text of its script, and which part of the text is marked as the author wrote it.</summary>
public sealed class SearchScriptsTests : IAsyncLifetime
{
    private SearchFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await SearchFixture.CreateAsync();

    [Theory]
    // Letters that Unicode does not take apart.
    [InlineData("Die Stadt Łódź liegt dort.", "lodz", "Łódź")]
    [InlineData("Die Stadt Lodz liegt dort.", "łódź ", "Lodz")]
    [InlineData("Das heißt Straße.", "STRASSE ", "Straße")]
    [InlineData("Das heisst Strasse.", "straße ", "Strasse")]
    [InlineData("Rødgrød med fløde", "rodgrod", "Rødgrød")]
    [InlineData("Đurđa i Þór, og eð", "durda", "Đurđa")]
    [InlineData("Đurđa i Þór, og eð", "thor", "Þór")]
    [InlineData("Une œuvre pour Ærø", "oeuvre aero", "œuvre,Ærø")]
    [InlineData("İstanbul ve ışık", "istanbul isik", "İstanbul,ışık")]
    [InlineData("ISPARTA ısparta", "ısparta", "ISPARTA,ısparta")]
    [InlineData("Ein Cafe\u0301 hier", "café", "Cafe\u0301")]
    // Greek: accents, dialytika, the final sigma.
    [InlineData("Ο Άνθρωπος και ο λόγος", "ανθρωποσ", "Άνθρωπος")]
    [InlineData("Ο Άνθρωπος και ο λόγος", "ΛΟΓΟΣ", "λόγος")]
    [InlineData("Το αϊδόνι", "αιδονι", "αϊδόνι")]
    [InlineData("Ο λόγος", "λογ", "λόγος")]
    // Cyrillic: й is no и, but ё is written е.
    [InlineData("Зелёная ёлка", "елка", "ёлка")]
    [InlineData("Мой дом и мои дома", "мой ", "Мой")]
    [InlineData("При\u0301вет, мир", "привет", "При\u0301вет")]
    [InlineData("Слово и дело", "словарь", null)]
    // Widths.
    [InlineData("Ｆｕｌｌ　Ｗｉｄｔｈ", "full", "Ｆｕｌｌ")]
    [InlineData("これはｶﾞﾗｽです", "ガラス", "ｶﾞﾗｽ")]
    [InlineData("これはガラスです", "ｶﾞﾗｽ", "ガラス")]
    [InlineData("これはカラスです", "ガラス", null)]
    [InlineData("東京都に住んでいます", "東京", "東京")]
    [InlineData("数据先从内存读取", "内存", "内存")]
    [InlineData("数据先从内存读取", "存内", null)]
    // Vowel signs stay with their letters.
    [InlineData("हिन्दी भाषा सुन्दर है", "हिन्दी", "हिन्दी")]
    [InlineData("हिन्दी भाषा सुन्दर है", "हिन्दू ", null)]
    [InlineData("हिन्दी भाषा सुन्दर है", "हिन", "हिन्दी")]
    [InlineData("हाथी और हाथ", "हाथ ", "हाथ")]
    [InlineData("बाज़ार में", "बाजार ", "बाज़ार")]
    [InlineData("বাংলা ভাষা", "ভাষা", "ভাষা")]
    [InlineData("বাংলা ভাষা", "ভাষী ", null)]
    [InlineData("தமிழ் மொழி அழகு", "மொழி", "மொழி")]
    [InlineData("தமிழ் மொழி அழகு", "மொழ ", null)]
    [InlineData("తెలుగు భాష", "తెలుగు", "తెలుగు")]
    [InlineData("മലയാളം ഭാഷ", "മലയാളം", "മലയാളം")]
    // Arabic and Hebrew, with and without vowel points.
    [InlineData("بِسْمِ اللَّهِ", "بسم", "بِسْمِ")]
    [InlineData("كتاب جديد", "كِتَاب", "كتاب")]
    [InlineData("مـــرحبا بكم", "مرحبا", "مـــرحبا")]
    [InlineData("ذهب أحمد", "احمد", "أحمد")]
    [InlineData("می\u200Cخواهم کتاب بخوانم", "میخواهم كتاب ", "می\u200Cخواهم,کتاب")]
    [InlineData("كتاب جديد", "كاتب ", null)]
    [InlineData("שָׁלוֹם עולם", "שלום", "שָׁלוֹם")]
    [InlineData("שלום עולם", "שָׁלוֹם", "שלום")]
    [InlineData("שלום עולם", "שלומית ", null)]
    // Korean writes particles behind the word.
    [InlineData("한국어를 배웁니다", "한국어 ", "한국어를")]
    [InlineData("한국어를 배웁니다", "\u1112\u1161\u11AB\u1100\u116E\u11A8\u110B\u1165", "한국어를")]
    [InlineData("한국어를 배웁니다", "국어 ", null)]
    // Scripts without spaces: the word, and not one that contains its letters.
    [InlineData("ผมไปโรงเรียนทุกวัน", "โรงเรียน", "โรงเรียน")]
    [InlineData("ผมไปโรงเรียนทุกวัน", "โรงเรียน ", "โรงเรียน")]
    [InlineData("ผมไปโรงเรียนทุกวัน", "เรียน ", null)]
    [InlineData("ผมไปโรงเรียนทุกวัน", "โรงเรีย", "โรงเรียน")]
    [InlineData("ผมไปโรงเรียนทุกวัน", "ทุกวัน", "ทุกวัน")]
    [InlineData("ผมไปโรงเรียนทุกวัน", "วัน ", "วัน")]
    [InlineData("ผมไปโรงเรียนทุกวัน", "ไปโรงเรีย", "ไปโรงเรียน")]
    [InlineData("เขามีเงินมากมาย", "มา ", null)]
    [InlineData("ใช้C#กับ redisในงาน", "C#", "C#")]
    [InlineData("ใช้C#กับ redisในงาน", "redis ", "redis")]
    [InlineData("ຂ້ອຍມັກອ່ານຫນັງສື", "ອ່ານ ", "ອ່ານ")]
    [InlineData("ຂ້ອຍມັກອ່ານຫນັງສື", "ອ່າ ", null)]
    [InlineData("ខ្ញុំចូលចិត្តអានសៀវភៅ", "សៀវភៅ", "សៀវភៅ")]
    [InlineData("ខ្ញុំចូលចិត្តអានសៀវភៅ", "ចិត្ត ", null)]
    [InlineData("ကျွန်တော်စာဖတ်ရတာကြိုက်တယ်", "ကြိုက် ", "ကြိုက်")]
    // Others.
    [InlineData("աշխարհը և մենք", "եւ ", "և")]
    [InlineData("ქართული ენა", "ᲥᲐᲠᲗᲣᲚᲘ ", "ქართული")]
    [InlineData("አማርኛ ቋንቋ", "ቋንቋ", "ቋንቋ")]
    [InlineData("Tiếng Việt", "tieng viet", "Tiếng,Việt")]
    [InlineData("Năm ٢٠٢٦ và 2025", "2026 ", "٢٠٢٦")]
    [InlineData("Learn C# and C++ now.", "c++ ", "C++")]
    public async Task Word_Searched_IsFoundInItsScript_AndMarkedAsWritten(string text, string typed, string? marked)
    {
        await _blog.AddAsync("one", "Untitled", text);
        var answer = await _blog.Search.FindAsync(typed, 1, TestContext.Current.CancellationToken);

        if (marked is null)
        {
            Assert.True(answer.Total == 0 || answer.Loose);
            return;
        }
        var hit = Assert.Single(answer.Hits);
        Assert.False(answer.Loose);
        Assert.Equal(marked.Split(','), hit.Snippet.Where(part => part.Marked).Select(part => part.Text));
        Assert.Equal(text, string.Concat(hit.Snippet.Select(part => part.Text)));
    }

    [Theory]
    [InlineData("Ο υπολογιστής μου", "υπολγιστησ ", "υπολογιστησ")]
    [InlineData("Программирование сложное", "програмирование ", "программирование")]
    [InlineData("हिन्दुस्तान बड़ा है", "हिन्दुसतान ", "हिन्दुस्तान")]
    [InlineData("Das Straßenfest", "strasenfest ", "strassenfest")]
    public async Task MisspelledWord_GetsASuggestion_InItsScript(string text, string typed, string meant)
    {
        await _blog.AddAsync("one", "Untitled", text);
        Assert.Equal(meant, (await _blog.Search.FindAsync(typed, 1, TestContext.Current.CancellationToken)).Suggestion);
    }

    [Fact]
    public async Task LongThaiText_ShowsTheWordsAroundTheMatch_CutBetweenWords()
    {
        var filler = string.Concat(Enumerable.Repeat("ภาษาไทยเป็นภาษาที่ไม่มีช่องว่างระหว่างคำ", 20));
        await _blog.AddAsync("long", "Untitled", $"{filler}ผมไปโรงเรียนทุกวัน{filler}");

        var snippet = Assert.Single((await _blog.Search.FindAsync("โรงเรียน", 1, TestContext.Current.CancellationToken)).Hits).Snippet;

        Assert.Equal(["โรงเรียน"], snippet.Where(part => part.Marked).Select(part => part.Text));
        var text = string.Concat(snippet.Select(part => part.Text));
        Assert.InRange(text.Length, 100, 320);
        Assert.DoesNotContain('\u200B', text);
        Assert.False(char.GetUnicodeCategory(text.Trim('…')[0]) is System.Globalization.UnicodeCategory.NonSpacingMark);
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();
}
