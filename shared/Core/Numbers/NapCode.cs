namespace LVS.Core
{
    /// <summary>The longest nap of a node in one byte: code c, 1..17, is up to 2^c seconds; 0 is a node that never sleeps.</summary>
    public static class NapCode
    {
        /// <summary>
        /// Largest code: 36 hours, so 116 hours of silence. Who lies about its naps holds its place in the tables of others for no longer.
        /// </summary>
        public const int Max = 17;

        /// <summary>The code of a nap, rounded up.</summary>
        /// <param name="seconds">0 for a node that never sleeps.</param>
        public static int Of(long seconds)
        {
            int code = seconds > 0 ? 1 : 0;
            while (code > 0 && code < Max && 1L << code < seconds)
            {
                code++;
            }

            return code;
        }

        /// <summary>How long a node that naps may be silent before it counts as gone: 3.2 of its longest naps, in ms.</summary>
        /// <param name="seconds">The longest nap.</param>
        public static long SilenceMs(int seconds)
        {
            return seconds * 3200L;
        }

        /// <summary>The nap that a code stands for, in s.</summary>
        /// <param name="code">0..<see cref="Max"/>.</param>
        public static int Read(int code)
        {
            return code == 0 ? 0 : 1 << code;
        }
    }
}
