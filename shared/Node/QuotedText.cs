using System.Text;

namespace LVS.Node
{
    /// <summary>
    /// Reads a string of a JSON file (RFC 8259, 7), from its opening quote to the closing one. Characters that a board's strings cannot
    /// hold are refused: 0, and characters beyond U+FFFF.
    /// </summary>
    internal sealed class QuotedText
    {
        private readonly byte[] bytes;
        private readonly int size;
        private readonly byte[] value;
        private int length;
        private int at;

        /// <summary>Makes a reader of the strings of one file.</summary>
        internal QuotedText(byte[] bytes, int size)
        {
            this.bytes = bytes;
            this.size = size;
            value = new byte[size];
        }

        /// <summary>Position behind the string, or of the error.</summary>
        internal int End => at;

        /// <summary>The string that was read last.</summary>
        internal string Value => Encoding.UTF8.GetString(value, 0, length);

        /// <summary>Reads a string.</summary>
        /// <param name="from">Position behind the opening quote.</param>
        /// <returns>What is wrong with it, to put behind the field's name; null when nothing is.</returns>
        internal string Read(int from)
        {
            at = from;
            length = 0;
            while (at < size && bytes[at] != '"')
            {
                int next = bytes[at];
                if (next < ' ')
                {
                    return "has a line break or a control character in it: write \\n for a line break";
                }

                string complaint = next == '\\' ? Escape() : next < 0x80 ? Copy(1) : Copy(Utf8Size());
                if (complaint != null)
                {
                    return complaint;
                }
            }

            return at++ < size ? null : "has no closing double quote";
        }

        /// <summary>Copies the bytes of one character.</summary>
        /// <param name="count">Number of bytes; 0 when they are no character.</param>
        private string Copy(int count)
        {
            if (count == 0)
            {
                return "has a character that a board cannot read: one beyond U+FFFF, as an emoji, or one that is not UTF-8";
            }

            for (; count > 0; count--)
            {
                value[length++] = bytes[at++];
            }

            return null;
        }

        private string Escape()
        {
            at++;
            char letter = at < size ? (char)bytes[at++] : ' ';
            if (letter == 'u')
            {
                return Coded();
            }

            int meant = Escaped(letter);
            value[length++] = (byte)meant;
            return meant != 0 ? null : "has a backslash before a character that needs none: a backslash itself is written twice";
        }

        /// <summary>Reads a character written as four hexadecimal digits, as UTF-8.</summary>
        private string Coded()
        {
            int code = 0;
            for (int end = at + 4; at < end; at++)
            {
                int digit = at < size ? NodeConfig.Digit((char)bytes[at]) : -1;
                if (digit < 0)
                {
                    return "has \\u without four hexadecimal digits behind it";
                }

                code = code << 4 | digit;
            }

            if (code == 0 || (code >= 0xD800 && code < 0xE000))
            {
                return "has a \\u escape that a board cannot read: 0, or half of a character beyond U+FFFF, as an emoji";
            }

            if (code < 0x80)
            {
                value[length++] = (byte)code;
                return null;
            }

            if (code < 0x800)
            {
                value[length++] = (byte)(0xC0 | code >> 6);
            }
            else
            {
                value[length++] = (byte)(0xE0 | code >> 12);
                value[length++] = (byte)(0x80 | (code >> 6 & 63));
            }

            value[length++] = (byte)(0x80 | (code & 63));
            return null;
        }

        private static int Escaped(char letter)
        {
            switch (letter)
            {
                case '"':
                case '\\':
                case '/':
                    return letter;
                case 'n':
                    return '\n';
                case 'r':
                    return '\r';
                case 't':
                    return '\t';
                case 'b':
                    return '\b';
                case 'f':
                    return '\f';
                default:
                    return 0;
            }
        }

        /// <summary>Bytes of a character of two or three bytes (RFC 3629); 0 when it is none.</summary>
        private int Utf8Size()
        {
            int first = bytes[at];
            int count = first >= 0xC2 && first <= 0xDF ? 1 : first >= 0xE0 && first <= 0xEF ? 2 : 0;
            if (count == 0 || at + count >= size)
            {
                return 0;
            }

            for (int i = 1; i <= count; i++)
            {
                if ((bytes[at + i] & 0xC0) != 0x80)
                {
                    return 0;
                }
            }

            bool overlong = first == 0xE0 && bytes[at + 1] < 0xA0;
            bool surrogate = first == 0xED && bytes[at + 1] >= 0xA0;
            return overlong || surrogate ? 0 : count + 1;
        }
    }
}
