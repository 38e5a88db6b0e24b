using System.Text;

namespace BlogApp.Features.Articles.Mathematics;

/// <summary>
/// Converts TeX mathematics to MathML, which browsers lay out themselves, without script or fonts. Unknown parts are
/// shown as written. Everything is escaped.
/// </summary>
internal sealed class TexFormula
{
    /// <summary>Longer formulas are shown as written.</summary>
    public const int Longest = 5000;

    private const int Deepest = 40;
    private readonly TexTokens _tokens;
    private readonly bool _display;
    private int _depth;

    private TexFormula(string tex, bool display)
    {
        _tokens = new(tex);
        _display = display;
    }

    /// <param name="display">Whether the formula is displayed as a block.</param>
    /// <returns>A math element; null when the formula is too long or nested too deeply.</returns>
    public static string? Write(string tex, bool display)
    {
        if (tex.Length > Longest)
            return null;
        var formula = new TexFormula(tex, display);
        var content = new StringBuilder();
        try
        {
            while (!formula._tokens.AtEnd)
            {
                content.Append(formula.Row(static token => token.Length == 0));
                // A surplus brace ended a row early; continue with the rest.
                formula._tokens.Next();
            }
        }
        catch (TooDeepException)
        {
            return null;
        }
        return $"<math{(display ? " display=\"block\"" : "")}><semantics><mrow>{content}</mrow><annotation encoding=\"application/x-tex\">{Text(tex.Trim())}</annotation></semantics></math>";
    }

    private string Row(Func<string, bool> ends)
    {
        if (++_depth > Deepest)
            throw new TooDeepException();
        var row = new StringBuilder();
        while (_tokens.Peek() is { Length: > 0 } token && !ends(token) && token is not "}" and not "&" and not @"\\" and not @"\right" and not @"\end")
            row.Append(Scripted());
        _depth--;
        return row.ToString();
    }

    private string Group()
    {
        if (!_tokens.Take("{"))
            // Without braces, only the first digit belongs to it: \frac12 is a half.
            return _tokens.TakeDigit() is { } digit ? $"<mn>{digit}</mn>" : Atom();
        var row = Row(static _ => false);
        _tokens.Take("}");
        return $"<mrow>{row}</mrow>";
    }

    /// <summary>An atom with its subscript and superscript.</summary>
    private string Scripted()
    {
        var first = _tokens.Peek();
        // A script without a base gets an empty one.
        var thing = first is "^" or "_" ? "<mrow></mrow>" : Atom();
        var name = first.TrimStart('\\');
        var stacked = _display && (TexSymbols.Large.ContainsKey(name) || TexSymbols.Limits.Contains(name)) || name is "underbrace" or "overbrace";
        if (_tokens.Take(@"\limits"))
            stacked = true;
        else if (_tokens.Take(@"\nolimits"))
            stacked = false;
        string? below = null, above = null;
        var primes = 0;
        while (_tokens.Peek() is "_" or "^" or "'")
        {
            switch (_tokens.Next())
            {
                case "_":
                    below = below is null ? Group() : below + Group();
                    break;
                case "^":
                    above = above is null ? Group() : above + Group();
                    break;
                default:
                    primes++;
                    break;
            }
        }
        if (primes > 0)
            above = $"<mrow><mo>{new string('′', primes)}</mo>{above}</mrow>";
        return (below, above, stacked) switch
        {
            (null, null, _) => thing,
            (null, _, false) => $"<msup>{thing}{One(above)}</msup>",
            (_, null, false) => $"<msub>{thing}{One(below)}</msub>",
            (_, _, false) => $"<msubsup>{thing}{One(below)}{One(above)}</msubsup>",
            (null, _, true) => $"<mover>{thing}{One(above)}</mover>",
            (_, null, true) => $"<munder>{thing}{One(below)}</munder>",
            (_, _, true) => $"<munderover>{thing}{One(below)}{One(above)}</munderover>",
        };
    }

    private string Atom()
    {
        if (++_depth > Deepest)
            throw new TooDeepException();
        var token = _tokens.Next();
        var atom = token switch
        {
            "" or "}" => "<mrow></mrow>",
            "{" => Braced(),
            ['\\', .. var name] => Command(name),
            [>= '0' and <= '9', ..] => $"<mn>{token}</mn>",
            _ when Rune.TryGetRuneAt(token, 0, out var rune) && Rune.IsLetter(rune) => $"<mi>{Text(token)}</mi>",
            "-" => "<mo>−</mo>",
            "*" => "<mo>∗</mo>",
            "(" or ")" or "[" or "]" or "|" => $"<mo stretchy=\"false\">{token}</mo>",
            "~" => Space(".333em"),
            _ => $"<mo>{Text(token)}</mo>",
        };
        _depth--;
        return atom;
    }

    private string Braced()
    {
        var row = Row(static _ => false);
        _tokens.Take("}");
        return $"<mrow>{row}</mrow>";
    }

    private string Command(string name)
    {
        if (TexSymbols.Letters.TryGetValue(name, out var letter))
            return $"<mi>{letter}</mi>";
        if (TexSymbols.Operators.TryGetValue(name, out var sign))
            return $"<mo>{Text(sign)}</mo>";
        if (TexSymbols.Large.TryGetValue(name, out var large))
            return $"<mo largeop=\"true\" movablelimits=\"false\">{large}</mo>";
        if (TexSymbols.Integrals.TryGetValue(name, out var integral))
            return $"<mo largeop=\"true\">{integral}</mo>";
        if (TexSymbols.Limits.Contains(name) || TexSymbols.Functions.Contains(name))
            return $"<mi>{name}</mi>";
        if (TexSymbols.Accents.TryGetValue(name, out var accent))
            return $"<mover accent=\"true\">{One(Group())}<mo stretchy=\"{(name is "hat" or "bar" or "vec" or "tilde" ? "false" : "true")}\">{accent}</mo></mover>";
        if (TexSymbols.Below.TryGetValue(name, out var under))
            return $"<munder>{One(Group())}<mo stretchy=\"true\">{under}</mo></munder>";
        if (TexSymbols.Spaces.TryGetValue(name, out var width))
            return Space(width);
        if (TexSymbols.Brackets.TryGetValue(name, out var bracket))
            return $"<mo stretchy=\"false\">{bracket}</mo>";
        if (TexAlphabets.Find(name) is { } alphabet)
            return $"<mi mathvariant=\"normal\">{Text(TexAlphabets.Write(_tokens.Raw(), alphabet))}</mi>";
        return Structure(name);
    }

    private string Structure(string name)
    {
        switch (name)
        {
            case "frac" or "dfrac" or "tfrac" or "cfrac":
                return $"<mfrac>{One(Group())}{One(Group())}</mfrac>";
            case "binom":
                return $"<mrow><mo>(</mo><mfrac linethickness=\"0\">{One(Group())}{One(Group())}</mfrac><mo>)</mo></mrow>";
            case "sqrt":
                return Root();
            case "text" or "textrm" or "textit" or "textbf" or "mbox":
                return $"<mtext>{Text(_tokens.Raw())}</mtext>";
            case "mathrm" or "operatorname" or "operatorname*" or "mathop":
                return $"<mi mathvariant=\"normal\">{Text(_tokens.Raw())}</mi>";
            case "mathit":
                return $"<mi>{Text(_tokens.Raw())}</mi>";
            case "overset" or "stackrel":
                return Swapped("mover");
            case "underset":
                return Swapped("munder");
            case "left":
                return Fenced();
            case "right" or "end" or "\\":
                return "";
            case "big" or "Big" or "bigg" or "Bigg" or "bigl" or "bigr" or "Bigl" or "Bigr" or "displaystyle" or "textstyle" or "limits" or "nolimits" or "nonumber":
                return "";
            case "middle":
                return $"<mo>{Bracket(_tokens.Next())}</mo>";
            case "label" or "tag" or "color":
                _tokens.Raw();
                return "";
            case "begin":
                return Table(_tokens.Raw());
            case "pmod":
                return $"<mrow><mspace width=\"1em\"/><mo>(</mo><mi>mod</mi><mspace width=\".333em\"/>{Group()}<mo>)</mo></mrow>";
            case " ":
                return Space(".333em");
            case "%" or "$" or "#" or "&" or "_":
                return $"<mo>{Text(name)}</mo>";
            default:
                return $"<mtext class=\"unknown\">\\{Text(name)}</mtext>";
        }
    }

    private string Root()
    {
        if (!_tokens.Take("["))
            return $"<msqrt>{Group()}</msqrt>";
        var degree = Row(static token => token == "]");
        _tokens.Take("]");
        return $"<mroot>{One(Group())}<mrow>{degree}</mrow></mroot>";
    }

    private string Swapped(string element)
    {
        var script = Group();
        return $"<{element}>{One(Group())}{One(script)}</{element}>";
    }

    private string Fenced()
    {
        var open = Bracket(_tokens.Next());
        var row = new StringBuilder(Row(static _ => false));
        // Anything that cannot appear between brackets is skipped, such as a stray line break or alignment.
        while (_tokens.Peek() is { Length: > 0 } stray && stray != @"\right" && stray is "&" or @"\\" or "}")
        {
            _tokens.Next();
            row.Append(Row(static _ => false));
        }
        var close = _tokens.Take(@"\right") ? Bracket(_tokens.Next()) : "";
        return $"<mrow>{Fence(open)}{row}{Fence(close)}</mrow>";
    }

    private string Table(string environment)
    {
        var name = environment.TrimEnd('*');
        var (open, close, align) = name switch
        {
            "pmatrix" => ("(", ")", "center"),
            "bmatrix" => ("[", "]", "center"),
            "Bmatrix" => ("{", "}", "center"),
            "vmatrix" => ("|", "|", "center"),
            "Vmatrix" => ("‖", "‖", "center"),
            "cases" => ("{", "", "left"),
            "aligned" or "align" or "split" => ("", "", "aligned"),
            _ => ("", "", "center"),
        };
        // The columns of an array are always centered.
        if (name == "array")
            _tokens.Raw();
        var rows = new StringBuilder("<mtr><mtd>");
        while (_tokens.Peek() is { Length: > 0 } token && token != @"\end")
        {
            if (_tokens.Take("&"))
                rows.Append("</mtd><mtd>");
            else if (_tokens.Take(@"\\"))
                rows.Append("</mtd></mtr><mtr><mtd>");
            else if (token is "}" or @"\right")
                _tokens.Next();
            else
                rows.Append(Row(static _ => false));
        }
        if (_tokens.Take(@"\end"))
            _tokens.Raw();
        rows.Append("</mtd></mtr>");
        return $"<mrow>{Fence(open)}<mtable class=\"{align}\">{rows.Replace("<mtr><mtd></mtd></mtr>", "")}</mtable>{Fence(close)}</mrow>";
    }

    private static string Bracket(string token) => token switch
    {
        "." or "" => "",
        ['\\', .. var name] => TexSymbols.Brackets.GetValueOrDefault(name, ""),
        _ => token,
    };

    private static string Fence(string bracket) => bracket.Length == 0 ? "" : $"<mo stretchy=\"true\" symmetric=\"true\">{Text(bracket)}</mo>";

    private static string Space(string width) => $"<mspace width=\"{width}\"/>";

    /// <summary>Each part of a fraction or script must be exactly one element.</summary>
    private static string One(string? content) => $"<mrow>{content}</mrow>";

    private static string Text(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private sealed class TooDeepException : Exception;
}
