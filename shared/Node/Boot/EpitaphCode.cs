namespace LVS.Node
{
    /// <summary>Why a boot ended in a crash. The numbers appear in stored epitaphs, so they never change.</summary>
    public static class EpitaphCode
    {
        /// <summary>An exception that no other handler caught.</summary>
        public const int Exception = 1;

        /// <summary>A rule of our own was broken (<c>CheckException</c>).</summary>
        public const int Check = 2;

        /// <summary>A thread hung.</summary>
        public const int Stall = 3;

        /// <summary>Too little heap was left to go on.</summary>
        public const int HeapLow = 4;

        /// <summary>The text of a code, for people.</summary>
        public static string Text(int code)
        {
            switch (code)
            {
                case Exception:
                    return "exception";
                case Check:
                    return "broken rule";
                case Stall:
                    return "stalled thread";
                case HeapLow:
                    return "heap exhausted";
                default:
                    return "code " + code.ToString();
            }
        }
    }
}
