using System;
using System.Text;

namespace nanoFramework.Json
{
    /// <summary>
    /// Takes JSON text apart as the device's lexer does (nanoFramework.Json, JsonConvert.cs, the token reader), its mistakes included: of
    /// \u and four digits it skips the first and takes the second twice, knows of letters only e and E, and swallows a numeral behind them;
    /// \/ is no escape; numbers may begin with + or 0; a quote may be single; words are read in any case.
    /// </summary>
    internal sealed class JsonLexer
    {
        private readonly byte[] text;
        private int at;

        /// <summary>Begins at the begin of a text.</summary>
        public JsonLexer(string text)
        {
            this.text = Encoding.UTF8.GetBytes(text);
        }

        /// <summary>The text of the last token that was a text, a date or a number.</summary>
        public string Value { get; private set; }

        /// <summary>Takes the next token.</summary>
        /// <returns>One of <c>{ } [ ] : ,</c>; <c>"</c> a text, <c>d</c> a date, <c>0</c> a number, <c>t f n</c> the words; <c>$</c> the
        /// end, <c>!</c> an end within a text.</returns>
        public char Next()
        {
            while (at < text.Length)
            {
                char c = Take();
                if (c == '\\')
                {
                    c = Escape();
                    c = c == 'u' ? '\0' : c;
                }

                if (IsNumeral(c) && c != 'e' && c != 'E')
                {
                    return Number(c);
                }

                if (c == '"' || c == '\'')
                {
                    return Words(c);
                }

                if ("{}[]:,".IndexOf(c) >= 0)
                {
                    return c;
                }

                if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
                {
                    return Word(char.ToLowerInvariant(c));
                }
            }

            return '$';
        }

        private char Take()
        {
            int first = text[at];
            int size = (first & 0x80) == 0 ? 1 : (first & 0x20) == 0 ? 2 : (first & 0x10) == 0 ? 3 : 4;
            at += size;
            return size == 1 ? (char)first : Encoding.UTF8.GetChars(text, at - size, size)[0];
        }

        private char Escape()
        {
            char letter = Take();
            int known = "trnbf\\\"u".IndexOf(letter);
            return known >= 0 ? "\t\r\n\b\f\\\"u"[known] : throw new DeserializationException();
        }

        private char Words(char quote)
        {
            StringBuilder words = new StringBuilder();
            while (at < text.Length)
            {
                char c = Take();
                if (c == quote)
                {
                    return Ended(words, quote);
                }

                if (c != '\\')
                {
                    words.Append(c);
                    continue;
                }

                c = Escape();
                words.Append(c == 'u' ? Digits() : c);
            }

            return '!';
        }

        private char Ended(StringBuilder words, char quote)
        {
            if (quote == '"' && words.Length > 0 && words[0] == '"')
            {
                // So that the converter, which takes a pair off, leaves this one.
                words.Insert(0, '"').Append('"');
            }

            Value = words.ToString();
            return JsonDates.IsDate(Value) ? 'd' : '"';
        }

        private char Digits()
        {
            string digits = "";
            at++;
            char c = (char)text[at];
            while (digits.Length < 4 && IsNumeral(c))
            {
                digits += c;
                c = (char)text[at];
                at += IsNumeral(c) ? 1 : 0;
            }

            try
            {
                return digits.Length == 4 ? (char)Convert.ToInt16(digits, 16) : throw new DeserializationException();
            }
            catch (Exception e) when (e is FormatException || e is OverflowException || e is ArgumentException)
            {
                throw new DeserializationException();
            }
        }

        private char Number(char first)
        {
            StringBuilder digits = new StringBuilder();
            for (char c = first; IsNumeral(c);)
            {
                digits.Append(c);
                c = (char)text[at];
                at += IsNumeral(c) ? 1 : 0;
            }

            Value = digits.ToString();
            return '0';
        }

        private char Word(char first)
        {
            string rest = first == 't' ? "rue" : first == 'f' ? "alse" : first == 'n' ? "ull" : throw new DeserializationException();
            foreach (char due in rest)
            {
                if (char.ToLowerInvariant(Take()) != due)
                {
                    throw new DeserializationException();
                }
            }

            return first;
        }

        private static bool IsNumeral(char c)
        {
            return c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E' || (c >= '0' && c <= '9');
        }
    }
}
