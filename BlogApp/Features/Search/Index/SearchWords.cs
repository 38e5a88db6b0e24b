using System.Globalization;
using System.Text;
using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Features.Search.Index;

/// <summary>Splits text into words: runs of letters and numbers, and single Chinese and Japanese characters. Pure.</summary>
internal static class SearchWords
{
    /// <param name="text">Prepared (<see cref="SearchText.Prepare"/>).</param>
    public static IReadOnlyList<SearchWord> Split(string text)
    {
        var names = ExactTokens.In(text);
        var splitter = new Splitter(text);
        var name = 0;
        for (int at = 0, next; at < text.Length; at = next)
        {
            if (name < names.Count && names[name].Start == at)
                splitter.Add(names[name++]);
            var letter = text[at];
            next = at + 1;
            if (char.IsAscii(letter))
            {
                splitter.AddAscii(letter, at);
                continue;
            }
            var rune = Rune.TryGetRuneAt(text, at, out var found) ? found : Rune.ReplacementChar;
            next = at + (rune.IsBmp ? 1 : 2);
            if (!LetterFolding.IsInvisible(rune))
                splitter.Add(rune, at, next);
        }
        return splitter.End();
    }

    private sealed class Splitter(string text)
    {
        private readonly List<SearchWord> _words = [];
        private readonly StringBuilder _word = new();
        private int _start, _end;
        private bool _isCharacter, _composes;
        private Rune _last;

        public void Add(SearchWord name)
        {
            EndWord();
            _words.Add(name);
        }

        public void AddAscii(char letter, int at)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                Append(new Rune(char.ToLowerInvariant(letter)), at, at + 1, isCharacter: false);
            else
                EndWord();
        }

        public void Add(Rune rune, int start, int end)
        {
            foreach (var part in LetterFolding.Fold(rune).EnumerateRunes())
            {
                if (Rune.GetUnicodeCategory(part) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
                    AddMark(part, end);
                else if (Rune.IsLetter(part) || Rune.IsNumber(part))
                    Append(part, start, end, ChineseText.IsCharacter(part));
                else
                    EndWord();
            }
        }

        public IReadOnlyList<SearchWord> End()
        {
            EndWord();
            return _words;
        }

        private void AddMark(Rune mark, int end)
        {
            if (_word.Length == 0)
                return;
            _end = end;
            if (!LetterFolding.KeepsMark(_last, mark))
                return;
            _word.Append(mark);
            _composes = true;
        }

        private void Append(Rune letter, int start, int end, bool isCharacter)
        {
            if (isCharacter || _isCharacter)
                EndWord();
            if (_word.Length == 0)
                _start = start;
            _word.Append(letter);
            // The letters that make up a Korean syllable.
            _composes |= letter.Value is >= 0x1100 and <= 0x11FF;
            (_end, _isCharacter, _last) = (end, isCharacter, letter);
        }

        private void EndWord()
        {
            if (_word.Length == 0)
                return;
            var folded = _word.ToString();
            var joined = _words.Count > 0 && _words[^1].End == _start - 1 && text[_start - 1] == SearchText.Separator;
            _words.Add(new(_composes ? folded.Normalize() : folded, _start, _end, _isCharacter, joined));
            _word.Clear();
            _isCharacter = _composes = false;
        }
    }
}
