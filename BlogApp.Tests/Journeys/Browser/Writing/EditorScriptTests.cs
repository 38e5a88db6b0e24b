using System.Text.Json;
using BlogApp.Tests.Support;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

/// <summary>The pure parts of the editor's script, in the browser they run in.</summary>
public sealed class EditorScriptTests(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    // Text before → what is done → text after; | are the ends of the selection, or the caret.
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
        ("plain|", "enter", "plain|"),
        ("```\n- code|", "enter", "```\n- code|"),
    ];

    [Fact]
    public async Task EveryTool_DoesWhatItSays()
    {
        var page = await OpenAsync();
        var results = await page.EvaluateAsync<string[]>("""
            async edits => {
                const text = await import('/js/editor/text.js');
                return edits.map(([before, act]) => {
                    const start = before.indexOf('|'), bare = before.replaceAll('|', ''), end = Math.max(start, before.lastIndexOf('|') - 1);
                    const to = before.lastIndexOf('|') === start ? start : end;
                    const [name, mark] = act.split(':');
                    const edit = name === 'bullets' || name === 'numbers' || name === 'quote' ? text.lines(bare, start, to, name) : text[name](bare, start, to, mark);
                    if (!edit) return before;
                    const after = bare.slice(0, edit.from) + edit.insert + bare.slice(edit.to), [a, b] = edit.select;
                    return a === b ? after.slice(0, a) + '|' + after.slice(a) : after.slice(0, a) + '|' + after.slice(a, b) + '|' + after.slice(b);
                });
            }
            """, Edits.Select(e => new[] { e.Before, e.Act }).ToArray());
        Assert.Equal(Edits.Select(e => $"{e.Act} of {e.Before} is {e.After}"), Edits.Zip(results, (e, result) => $"{e.Act} of {e.Before} is {result}"));
    }

    [Fact]
    public async Task Moment_IsThatOfItsZone_AlsoWhenTheClocksChange()
    {
        var page = await OpenAsync();
        var moments = await page.EvaluateAsync<string?[]>("""
            async () => {
                const { instantIn } = await import('/js/editor/schedule.js');
                const at = (zone, year, month, day, hour, minute) => instantIn(zone, { year, month, day, hour, minute })?.toISOString() ?? null;
                return [
                    at('UTC', 2026, 11, 21, 12, 30), at('Asia/Shanghai', 2026, 11, 21, 12, 30), at('Europe/Berlin', 2026, 7, 1, 0, 0), at('Asia/Kathmandu', 2027, 1, 1, 0, 0),
                    at('Europe/Berlin', 2027, 3, 28, 2, 30), at('Europe/Berlin', 2026, 10, 25, 2, 30), at('America/New_York', 2026, 11, 1, 1, 30),
                ];
            }
            """);
        Assert.Equal<IEnumerable<string?>>(
            ["2026-11-21T12:30:00.000Z", "2026-11-21T04:30:00.000Z", "2026-06-30T22:00:00.000Z", "2026-12-31T18:15:00.000Z", null, "2026-10-25T00:30:00.000Z", "2026-11-01T05:30:00.000Z"],
            moments);
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/account/login");
        return page;
    }
}
