using System.Reflection;
using System.Text;

namespace LVS.Node
{
    /// <summary>
    /// Reads <c>lvs.json</c>, on the board and on the PC alike: one flat JSON object (RFC 8259). An error is reported with its position. A
    /// library for general JSON would permanently take 4 KB of a board's heap. Error texts never repeat values, because a value may be a
    /// password.
    /// </summary>
    public sealed class ConfigText
    {
        /// <summary>Longest file, in bytes: while a board reads it, its heap holds the file twice.</summary>
        public const int SizeMax = 4096;

        private const int NameCountMax = 64;
        private const int DigitCountMax = 18;
        private const int ToldLengthMax = 40;

        private readonly byte[] bytes;
        private readonly int size;
        private readonly QuotedText text;
        private readonly NodeConfig into;
        private readonly string[] names = new string[NameCountMax];
        private int nameCount;
        private int at;
        private long number;

        private ConfigText(byte[] bytes, int size, NodeConfig into)
        {
            this.bytes = bytes;
            this.size = size;
            this.into = into;
            text = new QuotedText(bytes, size);
        }

        /// <summary>Reads a file.</summary>
        /// <param name="bytes">Buffer with the file at its start.</param>
        /// <param name="size">Bytes of the file.</param>
        /// <param name="into">Receives the fields of the file, up to the first wrong one; other fields keep their values.</param>
        /// <returns>Why the text cannot be read and how to mend it, to put behind the file's name and a colon; null when it can.</returns>
        public static string Read(byte[] bytes, int size, NodeConfig into)
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

            return new ConfigText(bytes, size, into).Fields();
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
            string member = MemberOf(name);
            MethodInfo setter = member == null ? null : typeof(NodeConfig).GetMethod("set_" + member);
            if ((object)setter == null)
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
            object type = typeof(NodeConfig).GetMethod("get_" + member).ReturnType;
            bool isText = type == (object)typeof(string);
            bool isInt = type == (object)typeof(int);
            string complaint = isText ? TextValue() : NumberValue(isInt);
            if (complaint != null)
            {
                return Wrong("field '" + name + "' " + complaint);
            }

            object read = isText ? text.Value : isInt ? (object)(int)number : number;
            setter.Invoke(into, new object[] { read });
            return null;
        }

        /// <summary>The property of a field, or null.</summary>
        private static string MemberOf(string name)
        {
            if (name.Length == 0 || name[0] < 'a' || name[0] > 'z')
            {
                return null;
            }

            char[] capital = { (char)(name[0] - 'a' + 'A') };
            return new string(capital) + name.Substring(1, name.Length - 1);
        }

        private string NumberValue(bool isInt)
        {
            const string Due = "must be a whole number, as 250: no quotes, no point, no exponent, nothing but digits and a minus";
            bool negative = at < size && bytes[at] == '-';
            at += negative ? 1 : 0;
            int start = at;
            number = 0;
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

            if (digits > DigitCountMax || (isInt && number > int.MaxValue))
            {
                return "is too large";
            }

            number = negative ? -number : number;
            return null;
        }

        private string TextValue()
        {
            if (!Take('"'))
            {
                return "must be a text in double quotes";
            }

            string complaint = text.Read(at);
            at = text.End;
            return complaint;
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
