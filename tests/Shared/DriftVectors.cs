namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/drift.txt, from which VectorSourcesTests writes this file.</summary>
    public static class DriftVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 48;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "100000000 | 256 | 50000000 | 256 | 1 | 1 | 10000000";
                case 1:
                    return "100000000 | 256 | 50000000 | 256 | 1 | 2 | 10000000";
                case 2:
                    return "100000000 | 256 | 50000000 | 256 | 1 | 3 | 10000000";
                case 3:
                    return "100000000 | 256 | 50000000 | 256 | 8 | 1 | 4166667";
                case 4:
                    return "100000000 | 256 | 50000000 | 256 | 8 | 2 | 4166666";
                case 5:
                    return "100000000 | 256 | 50000000 | 256 | 8 | 3 | 4166667";
                case 6:
                    return "50000000 | 256 | 100000000 | 256 | 4 | 1 | 0";
                case 7:
                    return "50000000 | 256 | 100000000 | 256 | 4 | 2 | 0";
                case 8:
                    return "50000000 | 256 | 100000000 | 256 | 4 | 3 | 0";
                case 9:
                    return "50000000 | 256 | 50000000 | 256 | 4 | 1 | 0";
                case 10:
                    return "50000000 | 256 | 50000000 | 256 | 4 | 2 | 0";
                case 11:
                    return "50000000 | 256 | 50000000 | 256 | 4 | 3 | 0";
                case 12:
                    return "1 | 256 | 0 | 256 | 8 | 1 | 0";
                case 13:
                    return "1 | 256 | 0 | 256 | 8 | 2 | 0";
                case 14:
                    return "1 | 256 | 0 | 256 | 8 | 3 | 0";
                case 15:
                    return "11 | 256 | 0 | 256 | 8 | 1 | 1";
                case 16:
                    return "11 | 256 | 0 | 256 | 8 | 2 | 1";
                case 17:
                    return "11 | 256 | 0 | 256 | 8 | 3 | 1";
                case 18:
                    return "12 | 256 | 0 | 256 | 8 | 1 | 1";
                case 19:
                    return "12 | 256 | 0 | 256 | 8 | 2 | 1";
                case 20:
                    return "12 | 256 | 0 | 256 | 8 | 3 | 1";
                case 21:
                    return "13 | 256 | 0 | 256 | 8 | 1 | 1";
                case 22:
                    return "13 | 256 | 0 | 256 | 8 | 2 | 1";
                case 23:
                    return "13 | 256 | 0 | 256 | 8 | 3 | 1";
                case 24:
                    return "100000000 | 0 | 0 | 256 | 1 | 1 | 40000000";
                case 25:
                    return "100000000 | 0 | 0 | 256 | 1 | 2 | 40000000";
                case 26:
                    return "100000000 | 0 | 0 | 256 | 1 | 3 | 40000000";
                case 27:
                    return "100000000 | 256 | 0 | 0 | 1 | 1 | 0";
                case 28:
                    return "100000000 | 256 | 0 | 0 | 1 | 2 | 0";
                case 29:
                    return "100000000 | 256 | 0 | 0 | 1 | 3 | 0";
                case 30:
                    return "0 | 0 | 0 | 0 | 1 | 1 | 0";
                case 31:
                    return "0 | 0 | 0 | 0 | 1 | 2 | 0";
                case 32:
                    return "0 | 0 | 0 | 0 | 1 | 3 | 0";
                case 33:
                    return "2199023255551 | 1023 | -2199023255551 | 1023 | 8 | 1 | 366503875925";
                case 34:
                    return "2199023255551 | 1023 | -2199023255551 | 1023 | 8 | 2 | 366503875925";
                case 35:
                    return "2199023255551 | 1023 | -2199023255551 | 1023 | 8 | 3 | 366503875925";
                case 36:
                    return "2199023255551 | 1 | -19791209299959 | 1023 | 1 | 1 | 886481249894";
                case 37:
                    return "2199023255551 | 1 | -19791209299959 | 1023 | 1 | 2 | 886481249894";
                case 38:
                    return "2199023255551 | 1 | -19791209299959 | 1023 | 1 | 3 | 886481249894";
                case 39:
                    return "7777777 | 3 | 1234567 | 1023 | 5 | 1 | 1722539";
                case 40:
                    return "7777777 | 3 | 1234567 | 1023 | 5 | 2 | 1722539";
                case 41:
                    return "7777777 | 3 | 1234567 | 1023 | 5 | 3 | 1722539";
                case 42:
                    return "-5 | 256 | -1000000 | 256 | 2 | 1 | 166666";
                case 43:
                    return "-5 | 256 | -1000000 | 256 | 2 | 2 | 166666";
                case 44:
                    return "-5 | 256 | -1000000 | 256 | 2 | 3 | 166666";
                case 45:
                    return "1000003 | 511 | 999983 | 509 | 7 | 1 | 0";
                case 46:
                    return "1000003 | 511 | 999983 | 509 | 7 | 2 | 0";
                case 47:
                    return "1000003 | 511 | 999983 | 509 | 7 | 3 | 0";
                default:
                    return "";
            }
        }
    }
}
