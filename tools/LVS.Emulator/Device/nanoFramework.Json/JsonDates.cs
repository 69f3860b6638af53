using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace nanoFramework.Json
{
    /// <summary>
    /// Which texts the device's lexer takes for dates (nanoFramework.Json, DateTimeExtensions; nf-interpreter, NativeToDateTime).
    /// </summary>
    internal static class JsonDates
    {
        private const int LengthLeast = 18;
        private const int StampLength = 15;

        private static readonly Regex Written = new Regex(
            @"^\s*(\d{1,4}-\d{1,2}-\d{1,2}( \d{1,2}:\d{1,2}:\d{1,2}Z|T\d{1,2}:\d{1,2}:\d{1,2})"
            + @"|[A-Za-z]{3,9}, +\d{1,2} +[A-Za-z]{3,9} +\d{1,4} +\d{1,2}:\d{1,2}:\d{1,2})",
            RegexOptions.CultureInvariant);

        /// <summary>Whether a text is taken for a date.</summary>
        public static bool IsDate(string text)
        {
            return text.Length >= LengthLeast && (Written.IsMatch(text) || HasTicks(text) || IsStamp(StampOf(text)));
        }

        private static bool HasTicks(string text)
        {
            string[] parts = text.Split('(', ')');
            return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out int ticks)
                && ticks >= 0;
        }

        private static string StampOf(string text)
        {
            if (text.Contains("TZID"))
            {
                string[] parts = text.Split(';', '=', ':');
                return parts.Length > 3 ? parts[3] : "";
            }

            string stamp = text.Contains("DTSTART") || text.Contains("DTEND") ? (text + ":").Split(':')[1] : text;
            return text.EndsWith("Z", StringComparison.Ordinal) && stamp.Length > 0 ? stamp.Substring(0, stamp.Length - 1) : stamp;
        }

        private static bool IsStamp(string stamp)
        {
            return stamp.Length >= StampLength
                && In(stamp, 0, 4, 1, 9999) && In(stamp, 4, 2, 1, 12) && In(stamp, 6, 2, 1, 31)
                && In(stamp, 9, 2, 0, 23) && In(stamp, 11, 2, 0, 59) && In(stamp, 13, 2, 0, 59);
        }

        private static bool In(string text, int start, int length, int least, int most)
        {
            return int.TryParse(text.Substring(start, length), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value)
                && value >= least && value <= most;
        }
    }
}
