namespace LVS.Node
{
    /// <summary>
    /// The text of <c>brokerCa</c>: exactly one certificate in PEM form (RFC 7468), with any text that people paste around it. TLS
    /// libraries differ in what they tolerate, so board and PC both extract the certificate here and pass on the same clean form.
    /// </summary>
    public static class CaText
    {
        /// <summary>Begins every PEM block; a <c>brokerCa</c> without it is a path.</summary>
        public const string Mark = "-----BEGIN";

        private const string Begin = "-----BEGIN CERTIFICATE-----";
        private const string End = "-----END CERTIFICATE-----";
        private const string Key = "PRIVATE KEY-----";
        private const int PathLengthMax = 200;
        private const int LineLength = 64;

        /// <summary>Whether a <c>brokerCa</c> holds the certificate itself instead of a path.</summary>
        public static bool IsText(string pathOrText)
        {
            return pathOrText.IndexOf(Mark) >= 0;
        }

        /// <summary>What is wrong with a <c>brokerCa</c>, as far as it can be checked without opening files.</summary>
        /// <returns>The text to put behind its name; null when nothing is wrong.</returns>
        public static string ComplaintOf(string pathOrText)
        {
            if (IsText(pathOrText))
            {
                return ComplaintOfText(pathOrText);
            }

            bool isPath = pathOrText.Length <= PathLengthMax && pathOrText.IndexOf("MII") != 0;
            for (int i = 0; i < pathOrText.Length; i++)
            {
                isPath = isPath && pathOrText[i] >= ' ';
            }

            return isPath
                ? null : "is neither a certificate (PEM: " + Begin + ", text, " + End + ", each on a line of its own) nor the path of a "
                    + "file with one";
        }

        /// <summary>What is wrong with the text of a certificate.</summary>
        /// <returns>The text to put behind its name; null when nothing is wrong.</returns>
        public static string ComplaintOfText(string text)
        {
            if (text.IndexOf(Key) >= 0)
            {
                return "holds a private key, which belongs to the broker alone: put the CA's certificate there";
            }

            int begin = text.IndexOf(Begin);
            if (begin < 0)
            {
                return "holds no certificate in PEM form: it must have a line " + Begin;
            }

            int start = begin + Begin.Length;
            if (text.IndexOf(Begin, start) >= 0)
            {
                return "holds several certificates: keep that of the CA which signed the broker's, mostly the last, and take out the "
                    + "others";
            }

            int end = text.IndexOf(End, start);
            if (end < 0)
            {
                return "is cut short: the line " + End + " is missing";
            }

            char[] letters = LettersOf(text, start, end);
            if (letters == null)
            {
                return "has a character that no certificate has; in lvs.json a line break is written \\n";
            }

            return IsWhole(letters) ? null : "is damaged: the certificate has not the length that it names itself";
        }

        /// <summary>The certificate in a form that every TLS library reads.</summary>
        /// <param name="text">A text without errors.</param>
        public static string CertificateOf(string text)
        {
            int start = text.IndexOf(Begin) + Begin.Length;
            char[] letters = LettersOf(text, start, text.IndexOf(End, start));
            char[] lines = new char[letters.Length + (letters.Length + LineLength - 1) / LineLength];
            int length = 0;
            for (int i = 0; i < letters.Length; i++)
            {
                lines[length++] = letters[i];
                if (i % LineLength == LineLength - 1 || i == letters.Length - 1)
                {
                    lines[length++] = '\n';
                }
            }

            return Begin + "\n" + new string(lines) + End + "\n";
        }

        /// <summary>The Base64 characters (RFC 4648) in a part of a text, without blanks; null when there is any other character.</summary>
        private static char[] LettersOf(string text, int start, int end)
        {
            char[] found = new char[end - start];
            int count = 0;
            for (int i = start; i < end; i++)
            {
                if (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t')
                {
                    continue;
                }

                if (ValueOf(text[i]) < 0 && text[i] != '=')
                {
                    return null;
                }

                found[count++] = text[i];
            }

            char[] letters = new char[count];
            System.Array.Copy(found, 0, letters, 0, count);
            return letters;
        }

        /// <summary>Whether Base64 holds one DER sequence, no less and no more (X.690 8.1.3).</summary>
        private static bool IsWhole(char[] letters)
        {
            int count = letters.Length;
            if (count < 8 || count % 4 != 0)
            {
                return false;
            }

            int padding = letters[count - 1] != '=' ? 0 : letters[count - 2] != '=' ? 1 : 2;
            for (int i = 0; i < count - padding; i++)
            {
                if (letters[i] == '=')
                {
                    return false;
                }
            }

            int size = count / 4 * 3 - padding;
            int lengthSize = ByteAt(letters, 1) - 0x80;
            if (ByteAt(letters, 0) != 0x30 || lengthSize < 1 || lengthSize > 2)
            {
                return false;
            }

            int told = lengthSize == 1 ? ByteAt(letters, 2) : (ByteAt(letters, 2) << 8) | ByteAt(letters, 3);
            return size == 2 + lengthSize + told;
        }

        private static int ByteAt(char[] letters, int index)
        {
            int bit = index * 8;
            int first = ValueOf(letters[bit / 6]);
            int second = ValueOf(letters[bit / 6 + 1]);
            return (((first << 6) | second) >> (4 - bit % 6)) & 255;
        }

        private static int ValueOf(char letter)
        {
            if (letter >= 'A' && letter <= 'Z')
            {
                return letter - 'A';
            }

            if (letter >= 'a' && letter <= 'z')
            {
                return letter - 'a' + 26;
            }

            if (letter >= '0' && letter <= '9')
            {
                return letter - '0' + 52;
            }

            return letter == '+' ? 62 : letter == '/' ? 63 : -1;
        }
    }
}
