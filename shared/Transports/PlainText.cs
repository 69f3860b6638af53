namespace LVS.Transports
{
    /// <summary>
    /// An ASCII text under construction, in bytes of its own, so that a report is written without making strings. Text that does not fit is
    /// left out; then <see cref="IsWhole"/> is false. Belongs to one thread.
    /// </summary>
    public sealed class PlainText
    {
        private const int DigitCountMax = 20;

        private readonly byte[] digits = new byte[DigitCountMax];

        /// <summary>Makes an empty text.</summary>
        /// <param name="sizeMax">Longest text, in bytes.</param>
        public PlainText(int sizeMax)
        {
            Bytes = new byte[sizeMax];
        }

        /// <summary>The text, <see cref="Size"/> bytes from the start.</summary>
        public byte[] Bytes { get; }

        /// <summary>Bytes of the text.</summary>
        public int Size { get; private set; }

        /// <summary>Whether everything that was added fitted.</summary>
        public bool IsWhole { get; private set; } = true;

        /// <summary>Begins anew.</summary>
        public PlainText Clear()
        {
            Size = 0;
            IsWhole = true;
            return this;
        }

        /// <summary>Adds a text of ASCII characters.</summary>
        public PlainText Add(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Put((byte)text[i]);
            }

            return this;
        }

        /// <summary>Adds a number in decimal digits.</summary>
        public PlainText Add(long value)
        {
            if (value < 0)
            {
                Put((byte)'-');
            }

            // Works on negative numbers, whose range is larger by one.
            long rest = value < 0 ? value : -value;
            int count = 0;
            do
            {
                digits[count++] = (byte)('0' - (int)(rest % 10));
                rest /= 10;
            }
            while (rest != 0);

            while (count > 0)
            {
                Put(digits[--count]);
            }

            return this;
        }

        private void Put(byte letter)
        {
            if (Size == Bytes.Length)
            {
                IsWhole = false;
                return;
            }

            Bytes[Size++] = letter;
        }
    }
}
