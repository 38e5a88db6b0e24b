using System.Diagnostics;
using TextMateSharp.Grammars;

namespace BlogApp.Features.Articles.Highlighting.TextMate;

/// <summary>
/// Reads code with TextMate grammars. Code that is too long or takes too long stays plain, and so does all code when
/// the library's native part is missing.
/// </summary>
/// <param name="load">Loads a grammar by language; null when there is none.</param>
internal sealed partial class GrammarReader(Func<string, IGrammar?> load, GrammarLimits limits, ILogger<GrammarReader> log)
{
    // Grammars change while they read, so only one reader at a time.
    private readonly Lock _turn = new();
    private bool _missing;

    /// <summary>Reads to the end, or as far as the limits allow.</summary>
    /// <param name="id">The grammar's language.</param>
    /// <param name="signs">Whether variables carry a sign, and so are worth a color.</param>
    public void Read(CodeText text, string id, bool signs)
    {
        if (text.Source.Length > limits.Length || text.Source.AsSpan().Count('\n') >= limits.Lines)
            return;
        lock (_turn)
        {
            if (_missing)
                return;
            try
            {
                if (load(id) is { } grammar)
                    Read(text, grammar, signs);
            }
            catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
            {
                _missing = true;
                Log.Missing(log, missing.GetBaseException().Message);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // The rest stays plain: the text is shown whatever a grammar does.
                Log.Failed(log, error, id);
            }
        }
    }

    private void Read(CodeText text, IGrammar grammar, bool signs)
    {
        var start = Stopwatch.GetTimestamp();
        IStateStack? state = null;
        while (!text.Done)
        {
            var line = text.Rest.IndexOf('\n') is >= 0 and var length ? text.Rest[..length].ToString() : text.Rest.ToString();
            var left = limits.Block - Stopwatch.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || line.Length > limits.LineLength)
                return;
            var most = left < limits.Line ? left : limits.Line;
            var begun = Stopwatch.GetTimestamp();
            var read = grammar.TokenizeLine(line, state, most);
            // The grammar stopped somewhere in the line.
            if (Stopwatch.GetElapsedTime(begun) >= most)
                return;
            var lineStart = text.At;
            foreach (var token in read.Tokens)
            {
                // The library counts the end of a line as an extra character.
                var (from, to) = (Math.Min(token.StartIndex, line.Length), Math.Min(token.EndIndex, line.Length));
                text.TakeTo(TokenKind.Plain, lineStart + from);
                text.TakeTo(ScopeKind.Classify(token.Scopes, line.AsSpan(from, Math.Max(0, to - from)), signs), lineStart + to);
            }
            text.TakeTo(TokenKind.Plain, lineStart + line.Length + 1);
            state = read.RuleStack;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Some languages stay without colors: the library that reads their grammars is missing ({Reason})")]
        public static partial void Missing(ILogger log, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Code could not be read by the grammar of {Language}")]
        public static partial void Failed(ILogger log, Exception error, string language);
    }
}
