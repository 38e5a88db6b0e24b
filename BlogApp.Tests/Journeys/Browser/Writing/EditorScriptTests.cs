using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

/// <summary>The pure parts of the editor's script, in the browser they run in.</summary>
public sealed class EditorScriptTests(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    // Text before → action → text after; | marks the ends of the selection, or the caret.
    private static readonly (string Before, string Act, string After)[] Edits =
    [
        ("a |word| b", "wrap:**", "a **|word|** b"),
        ("a **|word|** b", "wrap:**", "a |word| b"),
        ("a |**word**| b", "wrap:**", "a |word| b"),
        ("a | word | b", "wrap:*", "a  *|word|*  b"),
        ("**|bold|**", "wrap:*", "***|bold|***"),
        ("**bold|**", "wrap:**", "**bold**|"),
        ("|", "wrap:**", "**|**"),
        ("恰好|一次|。", "wrap:**", "恰好**|一次|**。"),
        ("see |code| here", "code", "see `|code|` here"),
        ("|one\ntwo|", "code", "```|\none\ntwo\n```\n"),
        ("|```\none\ntwo\n```|", "code", "|one\ntwo|"),
        ("|words|", "link", "[words](|https://|)"),
        ("|https://a.test/b|", "link", "[|](https://a.test/b)"),
        ("x|y", "link", "x[|](https://)y"),
        ("tit|le", "heading", "## tit|le"),
        ("## tit|le", "heading", "### tit|le"),
        ("### tit|le", "heading", "tit|le"),
        ("|one\ntwo|", "bullets", "|- one\n- two|"),
        ("|- one\n- two|", "bullets", "|one\ntwo|"),
        ("|- one\n- two|", "numbers", "|1. one\n2. two|"),
        ("on|e", "quote", "> on|e"),
        ("- one|", "enter", "- one\n- |"),
        ("  9. one|", "enter", "  9. one\n  10. |"),
        ("- [x] done|", "enter", "- [x] done\n- [ ] |"),
        ("- one\n- |", "enter", "- one\n\n|"),
        ("> said|", "enter", "> said\n> |"),
        ("a |word| b", "wrap:~~", "a ~~|word|~~ b"),
        ("one|", "table:2", "one\n\n| |   |    |\n| --- | --- |\n|    |    |\n|    |    |\n"),
        ("|a,b\n1,2|", "table:2", "| |a | b |\n| --- | --- |\n| 1 | 2 |\n"),
        ("|", "fence:lua", "```lua\n|\n```\n"),
        ("|x = 1|", "fence:lua", "```lua\n|x = 1|\n```\n"),
        ("```js\nx|\n```", "fence:lua", "```lua\nx|\n```"),
        ("|a ``` b|", "fence:md", "~~~~md\n|a ``` b|\n~~~~\n"),
        ("one|", "embed:https://youtu.be/1", "one\n\n![](https://youtu.be/1)|\n"),
        ("plain|", "enter", "plain|"),
        ("```\n- code|", "enter", "```\n- code|"),
    ];

    [Fact]
    public async Task EveryFormattingTool_Applied_GivesTheExpectedText()
    {
        var page = await OpenAsync();
        var results = await page.EvaluateAsync<string[]>("""
            async edits => {
                const text = { ...await import('/js/editor/writing/text.js'), ...await import('/js/editor/writing/blocks.js') };
                return edits.map(([before, act]) => {
                    const start = before.indexOf('|'), bare = before.replaceAll('|', ''), end = Math.max(start, before.lastIndexOf('|') - 1);
                    const to = before.lastIndexOf('|') === start ? start : end;
                    const [, name, mark] = /^(\w+):?(.*)$/.exec(act);
                    const edit = name === 'bullets' || name === 'numbers' || name === 'quote' ? text.lines(bare, start, to, name) : name === 'embed' ? text.embed(bare, start, to, mark, '') : text[name](bare, start, to, mark || undefined);
                    if (!edit) return before;
                    const after = bare.slice(0, edit.from) + edit.insert + bare.slice(edit.to), [a, b] = edit.select;
                    return a === b ? after.slice(0, a) + '|' + after.slice(a) : after.slice(0, a) + '|' + after.slice(a, b) + '|' + after.slice(b);
                });
            }
            """, Edits.Select(e => new[] { e.Before, e.Act }).ToArray());
        Assert.Equal(Edits.Select(e => $"{e.Act} of {e.Before} is {e.After}"), Edits.Zip(results, (e, result) => $"{e.Act} of {e.Before} is {result}"));
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/account/login");
        return page;
    }
}
