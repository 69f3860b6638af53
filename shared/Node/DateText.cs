namespace LVS.Node
{
    /// <summary>
    /// Texts that the board's JSON reader turns into a date and back into another text: nanoFramework.Json tries it with every text of 18
    /// characters and more, by three rules. Says yes once too often rather than once too seldom.
    /// </summary>
    public static class DateText
    {
        private const int SizeLeast = 18;
        private const int StampSize = 15;

        /// <summary>Whether the reader may take a text for a date.</summary>
        /// <param name="text">Buffer with the text at its start, in UTF-8.</param>
        /// <param name="size">Bytes of the text.</param>
        public static bool IsDate(byte[] text, int size)
        {
            return size >= SizeLeast && (IsWritten(text, size) || HasTicks(text, size) || IsCalendars(text, size));
        }

        /// <summary>As 2026-12-31T23:59:59 or Thu, 31 Dec 2026 23:59:59, with anything behind it.</summary>
        private static bool IsWritten(byte[] text, int size)
        {
            int colons = 0;
            for (int i = 0; i < size; i++)
            {
                colons += text[i] == ':' ? 1 : 0;
            }

            int at = 0;
            while (at < size && text[at] <= ' ')
            {
                at++;
            }

            int start = at;
            while (at < size && IsDigit(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                return colons >= 2 && at - start <= 4 && at < size && text[at] == '-';
            }

            while (at < size && ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z')))
            {
                at++;
            }

            return colons >= 2 && at - start >= 3 && at < size && text[at] == ',';
        }

        /// <summary>As Date(628318530718): a number between the first two parentheses, with any text around them.</summary>
        private static bool HasTicks(byte[] text, int size)
        {
            int at = 0;
            while (at < size && text[at] != '(' && text[at] != ')')
            {
                at++;
            }

            int digits = 0;
            for (at++; at < size && text[at] != '(' && text[at] != ')'; at++)
            {
                if (!IsNumeral(text[at]))
                {
                    return false;
                }

                digits += IsDigit(text[at]) ? 1 : 0;
            }

            return digits > 0;
        }

        /// <summary>As 20261231T235959, alone or behind the names that calendars have (RFC 5545).</summary>
        private static bool IsCalendars(byte[] text, int size)
        {
            if (IsStamp(text, 0, size))
            {
                return true;
            }

            for (int i = 0; i + 4 < size; i++)
            {
                bool named = (text[i] == 'D' && text[i + 1] == 'T') || (text[i] == 'T' && text[i + 1] == 'Z');
                for (int j = i; named && j < size; j++)
                {
                    if ((text[j] == ':' || text[j] == ';' || text[j] == '=') && IsStamp(text, j + 1, size))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private static bool IsStamp(byte[] text, int start, int size)
        {
            if (size - start < StampSize)
            {
                return false;
            }

            for (int i = 0; i < StampSize; i++)
            {
                if (i != 8 && !IsNumeral(text[start + i]))
                {
                    return false;
                }
            }

            return Pair(text, start + 4) <= 12 && Pair(text, start + 6) <= 31
                && Pair(text, start + 9) <= 23 && Pair(text, start + 11) <= 59 && Pair(text, start + 13) <= 59;
        }

        private static int Pair(byte[] text, int at)
        {
            return (IsDigit(text[at]) ? (text[at] - '0') * 10 : 0) + (IsDigit(text[at + 1]) ? text[at + 1] - '0' : 0);
        }

        private static bool IsNumeral(int c)
        {
            return IsDigit(c) || c == ' ' || c == '+' || c == '-';
        }

        private static bool IsDigit(int c)
        {
            return c >= '0' && c <= '9';
        }
    }
}
