using System.Reflection;
using System.Text;

namespace LVS.Node
{
    /// <summary>
    /// Judges the bytes of <c>lvs.json</c> before a JSON reader sees them, on the board and on the PC alike. The board's reader
    /// (nanoFramework.Json) reads some texts in another way than JSON means them, and no reader names a place. What passes here is one flat
    /// object that every reader takes for the same. Values are never repeated in a complaint: one of them may be a password.
    /// </summary>
    public sealed class ConfigText
    {
        /// <summary>Longest file, in bytes: the board's reader needs several times as much heap.</summary>
        public const int SizeMax = 4096;

        private const int NameCountMax = 64;
        private const int DigitCountMax = 18;
        private const int ToldLengthMax = 40;

        private readonly byte[] bytes;
        private readonly int size;
        private readonly byte[] value;
        private readonly string[] names = new string[NameCountMax];
        private int nameCount;
        private int at;

        private ConfigText(byte[] bytes, int size)
        {
            this.bytes = bytes;
            this.size = size;
            value = new byte[size];
        }

        /// <summary>What keeps a text from being read, and what to do about it.</summary>
        /// <param name="bytes">Buffer with the file at its start.</param>
        /// <param name="size">Bytes of the file.</param>
        /// <returns>To be put behind the file's name and a colon; null when nothing does.</returns>
        public static string ComplaintOf(byte[] bytes, int size)
        {
            if (size > SizeMax)
            {
                return "it has " + size.ToString() + " bytes; at most " + SizeMax.ToString()
                    + " are read: leave out what 'lvs init' does not write, and let"
                    + " 'brokerCa' name a file instead of holding the certificate";
            }

            if (size >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF)
            {
                return "it begins with a byte order mark, which a board cannot read: save it as UTF-8 without one";
            }

            if (size >= 2 && (bytes[0] >= 0xFE || bytes[0] == 0 || bytes[1] == 0))
            {
                return "it is UTF-16 or UTF-32, which a board cannot read: save it as UTF-8 without a byte order mark";
            }

            return new ConfigText(bytes, size).Fields();
        }

        private string Fields()
        {
            SkipBlanks();
            if (at == size)
            {
                return "it is empty";
            }

            if (!Take('{'))
            {
                return Wrong("{ is due, for the file must be one JSON object as 'lvs init' writes it");
            }

            bool more = !Take('}');
            while (more)
            {
                string complaint = Field();
                if (complaint != null)
                {
                    return complaint;
                }

                more = Take(',');
                if (!more && !Take('}'))
                {
                    return Wrong("a comma or } is due behind a value");
                }
            }

            SkipBlanks();
            return at == size ? null : Wrong("there is text behind the last }");
        }

        private string Field()
        {
            SkipBlanks();
            int start = at + 1;
            if (!Take('"'))
            {
                return Wrong("a field's name in double quotes is due");
            }

            while (at < size && bytes[at] != '"' && bytes[at] >= ' ')
            {
                at++;
            }

            string name = Encoding.UTF8.GetString(bytes, start, at - start);
            MethodInfo member = MemberOf(name);
            if ((object)member == null)
            {
                return Wrong("field '" + (name.Length > ToldLengthMax ? name.Substring(0, ToldLengthMax) + "..." : name)
                    + "': there is no such field; names are written as 'swarmKey', with a small letter first");
            }

            if (at == size || bytes[at++] != '"')
            {
                return Wrong("field '" + name + "' has no closing double quote");
            }

            for (int i = 0; i < nameCount; i++)
            {
                if (names[i] == name)
                {
                    return Wrong("field '" + name + "' is there twice");
                }
            }

            names[nameCount++] = name;
            if (!Take(':'))
            {
                return Wrong("a colon is due behind field '" + name + "'");
            }

            SkipBlanks();
            object type = member.ReturnType;
            string complaint = type == (object)typeof(string) ? TextValue() : NumberValue(type == (object)typeof(int));
            return complaint == null ? null : Wrong("field '" + name + "' " + complaint);
        }

        /// <summary>The getter of a field; the board's reader finds it by reflection, too.</summary>
        private static MethodInfo MemberOf(string name)
        {
            if (name.Length == 0 || name[0] < 'a' || name[0] > 'z')
            {
                return null;
            }

            char[] capital = { (char)(name[0] - 'a' + 'A') };
            return typeof(NodeConfig).GetMethod("get_" + new string(capital) + name.Substring(1, name.Length - 1));
        }

        private string NumberValue(bool isInt)
        {
            const string Due = "must be a whole number, as 250: no quotes, no point, no exponent, nothing but digits and a minus";
            bool negative = at < size && bytes[at] == '-';
            at += negative ? 1 : 0;
            int start = at;
            long number = 0;
            while (at < size && bytes[at] >= '0' && bytes[at] <= '9' && at - start < DigitCountMax + 1)
            {
                number = number * 10 + (bytes[at] - '0');
                at++;
            }

            int digits = at - start;
            bool ends = at < size && (bytes[at] == ',' || bytes[at] == '}' || IsBlank(bytes[at]));
            if (digits == 0 || !ends || (digits > 1 && bytes[start] == '0'))
            {
                return digits > DigitCountMax ? "is too large" : Due;
            }

            return digits > DigitCountMax || (isInt && number > int.MaxValue) ? "is too large" : null;
        }

        private string TextValue()
        {
            if (!Take('"'))
            {
                return "must be a text in double quotes";
            }

            int length = 0;
            while (at < size && bytes[at] != '"')
            {
                int next = bytes[at];
                if (next < ' ')
                {
                    return "has a line break or a control character in it: write \\n for a line break";
                }

                if (next == '\\')
                {
                    at++;
                    next = at < size ? Escaped((char)bytes[at]) : 0;
                    if (next == 0)
                    {
                        return EscapeComplaint();
                    }
                }
                else if (next >= 0x80)
                {
                    int more = Utf8Continuation();
                    if (more == 0)
                    {
                        return "has a character that a board cannot read: one beyond U+FFFF, as an emoji, or one that is not UTF-8";
                    }

                    for (; more > 0; more--)
                    {
                        value[length++] = bytes[at++];
                    }

                    next = bytes[at];
                }

                value[length++] = (byte)next;
                at++;
            }

            if (!Take('"'))
            {
                return "has no closing double quote";
            }

            if (length > 0 && (value[0] == '"' || value[length - 1] == '"'))
            {
                return "begins or ends with a quotation mark, which the board's reader takes off: choose another text";
            }

            return DateText.IsDate(value, length) ? "looks like a date, which the board's reader makes of it: choose another text" : null;
        }

        private string EscapeComplaint()
        {
            char letter = at < size ? (char)bytes[at] : ' ';
            return letter == 'u' ? "has a \\u escape, which the board's reader gets wrong: write the character itself, in UTF-8"
                : letter == '/' ? "has \\/, which the board's reader does not know: write / alone"
                : "has a backslash before a character that needs none: a backslash itself is written twice";
        }

        private static int Escaped(char letter)
        {
            switch (letter)
            {
                case '"':
                case '\\':
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

        /// <summary>Bytes that follow the first of a character of two or three bytes (RFC 3629); 0 when it is none.</summary>
        private int Utf8Continuation()
        {
            int first = bytes[at];
            int count = first >= 0xC2 && first <= 0xDF ? 1 : first >= 0xE0 && first <= 0xEF ? 2 : 0;
            if (at + count >= size)
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
            return overlong || surrogate ? 0 : count;
        }

        private bool Take(char due)
        {
            SkipBlanks();
            bool there = at < size && bytes[at] == due;
            at += there ? 1 : 0;
            return there;
        }

        private void SkipBlanks()
        {
            while (at < size && IsBlank(bytes[at]))
            {
                at++;
            }
        }

        private static bool IsBlank(int c)
        {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }

        private string Wrong(string what)
        {
            int line = 1;
            for (int i = 0; i < at && i < size; i++)
            {
                line += bytes[i] == '\n' ? 1 : 0;
            }

            return "line " + line.ToString() + ": " + what;
        }
    }
}
