namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/topics.txt, from which VectorSourcesTests writes this file.</summary>
    public static class TopicVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 31;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "swarm | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | f5d87a8d";
                case 1:
                    return "swarm | ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff | c31ed9c6";
                case 2:
                    return "home | 000102030405060708090a0b0c0d0e0f f5d87a8d | 7cc68326";
                case 3:
                    return "home | ffffffffffffffffffffffffffffffff f5d87a8d | ac85a057";
                case 4:
                    return "home | 00000000000000000000000000000000 f5d87a8d | 71cfb083";
                case 5:
                    return "home | 000102030405060708090a0b0c0d0e0f c31ed9c6 | aa667dff";
                case 6:
                    return "frame | f5d87a8d d4c3b2a1 | lvs/f5d87a8d/a1b2c3d4/frame";
                case 7:
                    return "in | f5d87a8d d4c3b2a1 | lvs/f5d87a8d/a1b2c3d4/in";
                case 8:
                    return "frame | f5d87a8d 01000000 | lvs/f5d87a8d/00000001/frame";
                case 9:
                    return "beacon | f5d87a8d d4c3b2a1 0 | lvs/f5d87a8d/beacon";
                case 10:
                    return "beacon | f5d87a8d d4c3b2a1 1 | lvs/f5d87a8d/beacon/4";
                case 11:
                    return "beacon | f5d87a8d d4c3b2a1 2 | lvs/f5d87a8d/beacon/a1";
                case 12:
                    return "beacon | f5d87a8d d4c3b2a1 3 | lvs/f5d87a8d/beacon/3d4";
                case 13:
                    return "beacon | f5d87a8d d4c3b2a1 4 | lvs/f5d87a8d/beacon/a1b2";
                case 14:
                    return "beacon | f5d87a8d 0f000000 3 | lvs/f5d87a8d/beacon/00f";
                case 15:
                    return "all | f5d87a8d | lvs/f5d87a8d/all";
                case 16:
                    return "status | f5d87a8d 7cc68326 | lvs/f5d87a8d/7cc68326/status";
                case 17:
                    return "ask | f5d87a8d 7cc68326 | lvs/f5d87a8d/7cc68326/ask";
                case 18:
                    return "telemetry | f5d87a8d 7cc68326 | lvs/f5d87a8d/7cc68326/telemetry";
                case 19:
                    return "entity | f5d87a8d 7cc68326 homeassistant float | homeassistant/sensor/lvs_f5d87a8d_7cc68326/float/co"
                        + "nfig";
                case 20:
                    return "entity | f5d87a8d 7cc68326 homeassistant edges | homeassistant/sensor/lvs_f5d87a8d_7cc68326/edges/co"
                        + "nfig";
                case 21:
                    return "entity | f5d87a8d 7cc68326 homeassistant sent | homeassistant/sensor/lvs_f5d87a8d_7cc68326/sent/conf"
                        + "ig";
                case 22:
                    return "entity | f5d87a8d 7cc68326 homeassistant refused | homeassistant/sensor/lvs_f5d87a8d_7cc68326/refuse"
                        + "d/config";
                case 23:
                    return "entity | f5d87a8d 7cc68326 homeassistant uptime | homeassistant/sensor/lvs_f5d87a8d_7cc68326/uptime/"
                        + "config";
                case 24:
                    return "entity | f5d87a8d 7cc68326 homeassistant refresh | homeassistant/button/lvs_f5d87a8d_7cc68326/refres"
                        + "h/config";
                case 25:
                    return "entity | f5d87a8d 7cc68326 a/b float | a/b/sensor/lvs_f5d87a8d_7cc68326/float/config";
                case 26:
                    return "stripes | f5d87a8d 48879 | lvs/f5d87a8d/home/1/0/1/1/1/1/1/0/1/1/1/0/1/1/1/1";
                case 27:
                    return "stripes | f5d87a8d 1 | lvs/f5d87a8d/home/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/1";
                case 28:
                    return "filter | f5d87a8d 48879 5 | lvs/f5d87a8d/home/1/0/1/1/1/#";
                case 29:
                    return "filter | f5d87a8d 1 0 | lvs/f5d87a8d/home/#";
                case 30:
                    return "filter | f5d87a8d 1 15 | lvs/f5d87a8d/home/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/#";
                default:
                    return "";
            }
        }
    }
}
