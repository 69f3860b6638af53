namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/knocks.txt, from which VectorSourcesTests writes this file.</summary>
    public static class KnockVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 14;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "a closed clock gives one slot to the other minute | closed | - | 00001388:100:0 00001770:100:0 +3 00"
                        + "001770:100:0 | 00001388 00001388 00001388 00001388";
                case 1:
                    return "who asks gets the slot of one that does not, and keeps it | closed | - | 00001388:100:0 00001b58:100"
                        + ":2 00001f40:100:2 +3 00001f40:100:2 | 00001388 00001b58 00001b58 00001b58 00001b58";
                case 2:
                    return "an entry of an edge asks, too | closed | - | 00001388:100:0 00001b58:-100:1 00001f40:100:2 | 0000138"
                        + "8 00001b58 00001b58";
                case 3:
                    return "an open clock tries one after the other, each after two diffs | open | - | 00001388:100:0 00001770:1"
                        + "00:0 +1 00001770:100:0 +1 00001770:100:0 00001388:100:0 +2 00001f40:-9:0 | 00001388 00001388 0000138"
                        + "8 00001388 00001388 00001770 00001770 00001770 00001f40";
                case 4:
                    return "but none after one that asked | open | - | 00001388:100:0 00001b58:100:2 +3 00001770:100:0 00001f40:"
                        + "100:2 | 00001388 00001b58 00001b58 00001b58 00001b58";
                case 5:
                    return "a repeat opens nothing | open | - | 00001388:100:0 00001b58:100:1 00001b58- =1 +2 =0 00001770:100:0 "
                        + "| 00001388 00001b58 - - - - 00001770";
                case 6:
                    return "a repeat does not get the shared slot either | open | - | 00001388:100:0 +2 00001770:100:0 +2 =0 000"
                        + "01388:100:0 | 00001388 00001388 00001770 00001770 00001770 00001388";
                case 7:
                    return "at the edge of the window | closed | - | 00001388:4:0 00001770:5:0 00001b58:3:2 00001f40:-3:2 000023"
                        + "28:-4:2 00002710:-5:2 | 00001388 00001388 00001388,00001b58 00001388,00001b58,00001f40 00002328,0000"
                        + "1b58,00001f40 00002328,00001b58,00001f40";
                case 8:
                    return "once it is mutual the slot is its own | closed | - | 00001388:100:0 00001b58:100:2 00001f40:100:2 00"
                        + "001b58! 00001f40:100:2 00002328:100:2 | 00001388 00001b58 00001b58 00001b58 00001b58,00001f40 00001b"
                        + "58,00001f40";
                case 9:
                    return "once it is closed there is none | closed | - | 00001b58:100:2 00001f40:100:2 00001b58- 00001f40:100:"
                        + "0 00001770:100:0 | 00001b58 00001b58 - 00001f40 00001f40";
                case 10:
                    return "nor when another has its slot | closed | - | 00001b58:100:2 00001b58- 00001f40:0:2 00001770:100:2 00"
                        + "001388:100:2 | 00001b58 - 00001f40 00001f40,00001770 00001f40,00001770";
                case 11:
                    return "the own minute does not share it | closed | - | 00001388:100:0 00001b58:0:2 00001f40:0:2 00001770:10"
                        + "0:0 | 00001388 00001388,00001b58 00001388,00001b58,00001f40 00001388,00001b58,00001f40";
                case 12:
                    return "the last free slot, for who proposes and has seven edges | closed | 0000044c 00000384 00005208 00007"
                        + "918 0000a028 0000c738 0000ee48 | 0007a508:0:2+7 0007a508:100:1+7 0007a508:100:2+7 | 0000044c,0000038"
                        + "4,00005208,00007918,0000a028,0000c738,0000ee48 0000044c,00000384,00005208,00007918,0000a028,0000c738"
                        + ",0000ee48 0000044c,00000384,00005208,00007918,0000a028,0000c738,0000ee48,0007a508";
                case 13:
                    return "an open clock has no minute to tell | open | 0000044c 00000384 00005208 00007918 0000a028 0000c738 0"
                        + "000ee48 | 0007a508:100:2+7 0007a508:100:2+5 | 0000044c,00000384,00005208,00007918,0000a028,0000c738,"
                        + "0000ee48 0000044c,00000384,00005208,00007918,0000a028,0000c738,0000ee48,0007a508";
                default:
                    return "";
            }
        }
    }
}
