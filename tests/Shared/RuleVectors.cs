namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/rules.txt, from which VectorSourcesTests writes this file.</summary>
    public static class RuleVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 157;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "trust | 0 0 | 0";
                case 1:
                    return "trust | 256 0 | 1985";
                case 2:
                    return "trust | 2816 0 | 16765";
                case 3:
                    return "trust | 8192 0 | 32768";
                case 4:
                    return "trust | 65536 0 | 58254";
                case 5:
                    return "trust | 65536 4096 | 55188";
                case 6:
                    return "trust | 4194304 0 | 65408";
                case 7:
                    return "trust | 4194304 4194304 | 32736";
                case 8:
                    return "trust | 0 4194304 | 0";
                case 9:
                    return "trust | 300 77 | 2294";
                case 10:
                    return "age | 0 256 | 256";
                case 11:
                    return "age | 255 256 | 511";
                case 12:
                    return "age | 256 0 | 255";
                case 13:
                    return "age | 65280 256 | 65281";
                case 14:
                    return "age | 65536 256 | 65536";
                case 15:
                    return "age | 65535 0 | 65280";
                case 16:
                    return "age | 4194304 4096 | 4182016";
                case 17:
                    return "age | 4194304 1048576 | 4194304";
                case 18:
                    return "age | 1000 4096 | 5093";
                case 19:
                    return "clip | 0 | 625000";
                case 20:
                    return "accepts | 0 | 3125000";
                case 21:
                    return "clip | 1 | 625152";
                case 22:
                    return "accepts | 1 | 3125762";
                case 23:
                    return "clip | 16384 | 3125000";
                case 24:
                    return "accepts | 16384 | 15625000";
                case 25:
                    return "clip | 32767 | 5624847";
                case 26:
                    return "accepts | 32767 | 28124237";
                case 27:
                    return "clip | 49152 | 8125000";
                case 28:
                    return "accepts | 49152 | 40625000";
                case 29:
                    return "clip | 58254 | 9513854";
                case 30:
                    return "accepts | 58254 | 47569274";
                case 31:
                    return "clip | 65535 | 10624847";
                case 32:
                    return "accepts | 65535 | 53124237";
                case 33:
                    return "cap | 3125000 0 | 195312";
                case 34:
                    return "cap | 3125000 16384 | 976562";
                case 35:
                    return "cap | 3125000 65535 | 3320264";
                case 36:
                    return "young | 3125000 | 390624";
                case 37:
                    return "cap | 20000001 0 | 1250000";
                case 38:
                    return "cap | 20000001 16384 | 6250000";
                case 39:
                    return "cap | 20000001 65535 | 21249695";
                case 40:
                    return "young | 20000001 | 2500000";
                case 41:
                    return "cap | 50000000 0 | 3125000";
                case 42:
                    return "cap | 50000000 16384 | 15625000";
                case 43:
                    return "cap | 50000000 65535 | 53124237";
                case 44:
                    return "young | 50000000 | 6250000";
                case 45:
                    return "weight | 0 1023 | 64";
                case 46:
                    return "weight | 0 3 | 3";
                case 47:
                    return "weight | 16384 1023 | 405";
                case 48:
                    return "weight | 49151 1023 | 1023";
                case 49:
                    return "weight | 49152 1023 | 1023";
                case 50:
                    return "weight | 30000 700 | 688";
                case 51:
                    return "pay | 7 50 0 0 100 1000 | 7";
                case 52:
                    return "pay | 70 50 0 0 100 1000 | 50";
                case 53:
                    return "pay | 5000 9000 0 0 100 1000 | 100";
                case 54:
                    return "pay | 5000 9000 990 0 100 1000 | 10";
                case 55:
                    return "pay | 5000 9000 1001 0 100 1000 | 0";
                case 56:
                    return "pay | 5000 9000 1000 400 100 1000 | 100";
                case 57:
                    return "pay | 5 -3 0 0 100 1000 | 0";
                case 58:
                    return "pay | 5000 9000 2199023255548 2199023255548 100 1000 | 3";
                case 59:
                    return "pay | 5 50 0 0 100 0 | 0";
                case 60:
                    return "credit | 30 0 20 100 1000 | 30";
                case 61:
                    return "credit | 500 0 20 100 1000 | 120";
                case 62:
                    return "credit | 5000 0 950 100 1000 | 1000";
                case 63:
                    return "credit | 5000 60 950 100 1000 | 1050";
                case 64:
                    return "credit | 10 0 20 100 1000 | 20";
                case 65:
                    return "credit | 5000 0 1100 100 1000 | 1100";
                case 66:
                    return "credit | 2199023255551 2199023255551 2199023255546 100 1000 | 2199023255551";
                case 67:
                    return "share | 100 0 50 | 50";
                case 68:
                    return "share | 100 -30 50 | 80";
                case 69:
                    return "share | 100 -30 -5 | 30";
                case 70:
                    return "share | 100 40 0 | 0";
                case 71:
                    return "share | 20 0 50 | 20";
                case 72:
                    return "share | 100 -200 -9 | 100";
                case 73:
                    return "scale | 8000000 | 8000000";
                case 74:
                    return "scale | 1 | 3125000";
                case 75:
                    return "scale | 10000000 4000000 30000000 | 10000000";
                case 76:
                    return "scale | 10000000 4000000 | 10000000";
                case 77:
                    return "scale | 60000000 70000000 80000000 | 50000000";
                case 78:
                    return "scale | 5000000 5000000 5000000 9000000 | 5000000";
                case 79:
                    return "scale | -5 -9 12000000 13000000 14000000 15000000 16000000 17000000 18000000 | 14000000";
                case 80:
                    return "books | 50000000:0 50000000:5 | 1 1";
                case 81:
                    return "books | 50000000:0 49999999:5 50000000:6 | 1 0 1";
                case 82:
                    return "books | 50000000:0 58000000:0 58000001:82799999 66000000:82800000 50000000:82800000 | 1 1 0 1 1";
                case 83:
                    return "books | -1:0 5:0 4:0 | 0 1 0";
                case 84:
                    return "books | 0:1000 24000000:165601000 24000001:165601000 248000000:2484001000 | 1 1 0 1";
                case 85:
                    return "hopeless | 0 256 | 0";
                case 86:
                    return "hopeless | 0 257 | 1";
                case 87:
                    return "hopeless | 65536 65792 | 0";
                case 88:
                    return "hopeless | 65536 65793 | 1";
                case 89:
                    return "hopeless | 0 4096 | 1";
                case 90:
                    return "old | 0 0 | 1";
                case 91:
                    return "old | 60000 30000 | 1";
                case 92:
                    return "old | 60000 30001 | 0";
                case 93:
                    return "old | 345600000 259200000 | 1";
                case 94:
                    return "old | 345600000 259200001 | 0";
                case 95:
                    return "old | 172800000 86400000 | 1";
                case 96:
                    return "old | 86400000 43200001 | 0";
                case 97:
                    return "window | 1728000420000 0 28800001 | 0";
                case 98:
                    return "window | 1728000420000 0 28800002 | 0";
                case 99:
                    return "window | 1728000420000 0 28800003 | 1";
                case 100:
                    return "window | 1728000420000 0 28800004 | 1";
                case 101:
                    return "window | 1728000420000 0 28800007 | 1";
                case 102:
                    return "window | 1728000420000 0 28800010 | 1";
                case 103:
                    return "window | 1728000420000 0 28800011 | 0";
                case 104:
                    return "window | 1728000420000 0 28800012 | 0";
                case 105:
                    return "window | 1728000479999 0 28800001 | 0";
                case 106:
                    return "window | 1728000479999 0 28800002 | 0";
                case 107:
                    return "window | 1728000479999 0 28800003 | 0";
                case 108:
                    return "window | 1728000479999 0 28800004 | 1";
                case 109:
                    return "window | 1728000479999 0 28800007 | 1";
                case 110:
                    return "window | 1728000479999 0 28800010 | 1";
                case 111:
                    return "window | 1728000479999 0 28800011 | 0";
                case 112:
                    return "window | 1728000479999 0 28800012 | 0";
                case 113:
                    return "window | 1728000420000 60000 28800001 | 0";
                case 114:
                    return "window | 1728000420000 60000 28800002 | 1";
                case 115:
                    return "window | 1728000420000 60000 28800003 | 1";
                case 116:
                    return "window | 1728000420000 60000 28800004 | 1";
                case 117:
                    return "window | 1728000420000 60000 28800007 | 1";
                case 118:
                    return "window | 1728000420000 60000 28800010 | 1";
                case 119:
                    return "window | 1728000420000 60000 28800011 | 1";
                case 120:
                    return "window | 1728000420000 60000 28800012 | 0";
                case 121:
                    return "nearest | 000003e8 000003ed 0000044c 00000384 00005208 | 1";
                case 122:
                    return "nearest | 000003e8 000003e3 0000044c 00000384 00005208 | 1";
                case 123:
                    return "nearest | 000003e8 0007a508 0000044c 00000384 00005208 | 0";
                case 124:
                    return "nearest | 000003e8 800003e8 0000044c 00000384 00005208 | 0";
                case 125:
                    return "nearest | 000003e8 00000002 0000044c 00000384 00005208 | 0";
                case 126:
                    return "nearest | 000003e8 ffffffff 0000044c 00000384 00005208 | 0";
                case 127:
                    return "nearest | fffffffd 00000002 0000000a ffffffec | 1";
                case 128:
                    return "nearest | fffffffd fffffff8 0000000a ffffffec | 1";
                case 129:
                    return "nearest | fffffffd 0007a11d 0000000a ffffffec | 0";
                case 130:
                    return "nearest | fffffffd 7ffffffd 0000000a ffffffec | 0";
                case 131:
                    return "nearest | fffffffd 00000002 0000000a ffffffec | 1";
                case 132:
                    return "nearest | fffffffd ffffffff 0000000a ffffffec | 1";
                case 133:
                    return "nearest | 00000005 0000000a | 1";
                case 134:
                    return "nearest | 00000005 00000000 | 1";
                case 135:
                    return "nearest | 00000005 0007a125 | 1";
                case 136:
                    return "nearest | 00000005 80000005 | 1";
                case 137:
                    return "nearest | 00000005 00000002 | 1";
                case 138:
                    return "nearest | 00000005 ffffffff | 1";
                case 139:
                    return "admit | 000003e8 600000 00000000:0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 00000000"
                        + ":0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 000007d0 8 1 | 0";
                case 140:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00011558:1:0:0:0 000003ed 0 0 | 2";
                case 141:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00011558:1:0:0:0 000003e3 0 0 | 2";
                case 142:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00011558:1:0:0:0 0007a508 8 1 00000001 00000002 00000003 "
                        + "00000004 | -1";
                case 143:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00011558:1:0:0:0 0007a508 0 1 000003e8 | -1";
                case 144:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00011558:1:0:0:0 ffff5420 0 1 000003e8 | 5";
                case 145:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00011558:1:0:0:0 ffff5420 0 1 000003e8 00000007 00000008 "
                        + "00000009 | -1";
                case 146:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:1:600000:900 00007918:1:1:60000"
                        + "0:800 0000a028:1:1:600000:700 0000c738:1:1:600000:600 0000ee48:1:1:600000:500 00011558:1:1:600000:40"
                        + "0 000003ed 0 0 | 7";
                case 147:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:1:0:900 00007918:1:1:0:800 0000"
                        + "a028:1:1:0:700 0000c738:1:1:0:600 0000ee48:1:1:0:500 00011558:1:1:0:400 000003ed 0 0 | -1";
                case 148:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:1:600000:900 00007918:1:1:60000"
                        + "0:-3 0000a028:1:1:600000:700 0000c738:1:1:600000:600 0000ee48:1:1:600000:500 00011558:1:1:600000:400"
                        + " 000003ed 0 1 000003e8 | 3";
                case 149:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:0:0:0:0 00007918:0:0:0:0 0000a028"
                        + ":0:0:0:0 0000c738:0:0:0:0 0000ee48:0:0:0:0 00011558:0:0:0:0 000003ed 0 1 000003e8 | 2";
                case 150:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00000000:0:0:0:0 0007a508 0 1 000003e8 | 7";
                case 151:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:0:0:0:0 00007918:0:0:0:0 0000a028"
                        + ":0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 0007a508 0 1 000003e8 | -1";
                case 152:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:0:0:0:0 00007918:0:0:0:0 00000000"
                        + ":0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 0007a508 0 1 000003e8 | 4";
                case 153:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:0:0:0:0 00007918:0:0:0:0 0000a028"
                        + ":0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 000003ed 0 1 000003e8 | 2";
                case 154:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 00000000"
                        + ":0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 00000000:0:0:0:0 0007a508 0 0 0007a4fe 0007a512 000aae60 "
                        + "| -1";
                case 155:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00011558:1:0:0:0 0000041a 0 0 0007a120 000003fc | -1";
                case 156:
                    return "admit | 000003e8 600000 0000044c:1:0:0:0 00000384:1:0:0:0 00005208:1:0:0:0 00007918:1:0:0:0 0000a028"
                        + ":1:0:0:0 0000c738:1:0:0:0 0000ee48:1:0:0:0 00011558:1:0:0:0 0000041a 1 0 0007a120 000003fc | 2";
                default:
                    return "";
            }
        }
    }
}
