namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/frames.txt, from which VectorSourcesTests writes this file.</summary>
    public static class FrameVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 74;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "empty diff | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a1"
                        + "010000008000000000000000008bcf1e2150cf4ba4 | Done | diff flags=0 sender=a1b2c3d4 seq=1 open=8 float="
                        + "0 weight=0 edges=0";
                case 1:
                    return "no edges, a float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d"
                        + "4c3b2a1020000008080f0fa02000000015b1d454cb930a8ca | Done | diff flags=0 sender=a1b2c3d4 seq=2 open=8"
                        + " float=50000000 weight=256 edges=0";
                case 2:
                    return "one edge | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a103"
                        + "0000007140aeeb020000000104030201010001001b80841e90d00359898b2e17ddc46f | Done | diff flags=0 sender="
                        + "a1b2c3d4 seq=3 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 3:
                    return "one edge, not answered yet | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11000100d4c3b2a1040000007180f0fa02000000010403020101000000008fd643aa1ac32446 | Done | diff flags=0 s"
                        + "ender=a1b2c3d4 seq=4 open=7 float=50000000 weight=256 edges=1 01020304:1:0:0:0:0";
                case 4:
                    return "the reader in two entries: the first counts | 000102030405060708090a0b0c0d0e0f101112131415161718191a"
                        + "1b1c1d1e1f | 1 | 11000100d4c3b2a10d0000006240aeeb020000000177777777010002001b80841e90d00377777777030"
                        + "00200090405a51ffb015af5cf01 | Done | diff flags=0 sender=a1b2c3d4 seq=13 open=6 float=49000000 weigh"
                        + "t=256 edges=2 77777777:1:2:1250000:250000:0 77777777:3:2:7:5:0";
                case 5:
                    return "eight edges | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a"
                        + "105000000084e61bc000000ff0304030201010064000014131211020063004a36074d01242322210300620052380d3401023"
                        + "433323104006100520612b50203444342410500600052a015d004045453525106005f005206188507056463626107005e005"
                        + "23819d40a067473727108005d00523619bd0e07ab76ba72b5ec47cc | Done | diff flags=0 sender=a1b2c3d4 seq=5 "
                        + "open=0 float=12345678 weight=1023 edges=8 01020304:1:100:0:0:0 11121314:2:99:1000:77:1 21222324:3:98"
                        + ":2000:308:2 31323334:4:97:3000:693:3 41424344:5:96:4000:1232:4 51525354:6:95:5000:1925:5 61626364:7:"
                        + "94:6000:2772:6 71727374:8:93:7000:3773:7";
                case 6:
                    return "longest diff without a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 65"
                        + "535 | 1101ffffd4c3b2a1ffffffff880100000000feff03f8fffffffffff8fff6feffffffff01000000000001fffffff9ff"
                        + "fffffefff9fff6fdffffffff01000000000001fffffffafffffffdfffafff6feffffffff01000000000001fffffffbffffff"
                        + "fcfffbfff6fdffffffff01000000000001fffffffcfffffffbfffcfff6feffffffff01000000000001fffffffdfffffffaff"
                        + "fdfff6fdffffffff01000000000001fffffffefffffff9fffefff6feffffffff01000000000001fffffffffffffff8ffffff"
                        + "f6fdffffffff01000000000001ffffff5677229d73e7f7aa | Done | diff flags=1 sender=a1b2c3d4 seq=-1 open=8"
                        + " float=-2199023255551 weight=1023 edges=8 fffffff8:65535:65528:2199023255551:1099511627776:16777215 "
                        + "fffffff9:65534:65529:1099511627776:2199023255551:16777215 fffffffa:65533:65530:2199023255551:1099511"
                        + "627776:16777215 fffffffb:65532:65531:1099511627776:2199023255551:16777215 fffffffc:65531:65532:21990"
                        + "23255551:1099511627776:16777215 fffffffd:65530:65533:1099511627776:2199023255551:16777215 fffffffe:6"
                        + "5529:65534:2199023255551:1099511627776:16777215 ffffffff:65528:65535:1099511627776:2199023255551:167"
                        + "77215";
                case 7:
                    return "longest diff | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 65535 | 1103ffffd4"
                        + "c3b2a1ffffffff880100000000feff03f8fffffffffff8fff6feffffffff01000000000001fffffff9fffffffefff9fff6fd"
                        + "ffffffff01000000000001fffffffafffffffdfffafff6feffffffff01000000000001fffffffbfffffffcfffbfff6fdffff"
                        + "ffff01000000000001fffffffcfffffffbfffcfff6feffffffff01000000000001fffffffdfffffffafffdfff6fdffffffff"
                        + "01000000000001fffffffefffffff9fffefff6feffffffff01000000000001fffffffffffffff8fffffff6fdffffffff0100"
                        + "0000000001ffffffffffffffffffffffffff1ba6d14d0cd16703 | Done | diff flags=3 sender=a1b2c3d4 seq=-1 op"
                        + "en=8 float=-2199023255551 weight=1023 edges=8 fffffff8:65535:65528:2199023255551:1099511627776:16777"
                        + "215 fffffff9:65534:65529:1099511627776:2199023255551:16777215 fffffffa:65533:65530:2199023255551:109"
                        + "9511627776:16777215 fffffffb:65532:65531:1099511627776:2199023255551:16777215 fffffffc:65531:65532:2"
                        + "199023255551:1099511627776:16777215 fffffffd:65530:65533:1099511627776:2199023255551:16777215 ffffff"
                        + "fe:65529:65534:2199023255551:1099511627776:16777215 ffffffff:65528:65535:1099511627776:2199023255551"
                        + ":16777215 relay=ffffffff:-1:65535";
                case 8:
                    return "largest float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b"
                        + "2a10600000080ffffffffff01ff03d767171df82637f9 | Done | diff flags=0 sender=a1b2c3d4 seq=6 open=8 flo"
                        + "at=2199023255551 weight=1023 edges=0";
                case 9:
                    return "smallest float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3"
                        + "b2a107000000800100000000fe010034ba90a3e1ae92dc | Done | diff flags=0 sender=a1b2c3d4 seq=7 open=8 fl"
                        + "oat=-2199023255551 weight=1 edges=0";
                case 10:
                    return "negative float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3"
                        + "b2a10800000071ffffffffffff0001040302010700090003ff23f425262f403c7cc16c | Done | diff flags=0 sender="
                        + "a1b2c3d4 seq=8 open=7 float=-1 weight=256 edges=1 01020304:7:9:0:8000000:0";
                case 11:
                    return "holding | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11010100d4c3b2a1090"
                        + "000007140aeeb020000000104030201010001001b80841e90d0036e9278ffe8567d83 | Done | diff flags=1 sender=a"
                        + "1b2c3d4 seq=9 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 12:
                    return "one edge, a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d"
                        + "4c3b2a10c0000007140aeeb020000000104030201010001001b80841e90d003040302014d000000efbeae85ffc3e5edcc74 "
                        + "| Done | diff flags=2 sender=a1b2c3d4 seq=12 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1"
                        + "250000:250000:0 relay=01020304:77:48879";
                case 13:
                    return "no edges, holding, a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11030100d4c3b2a10d000000800500000000000001010000000000008000001ed5b0e3e551ce87 | Done | diff flags=3"
                        + " sender=a1b2c3d4 seq=13 open=8 float=5 weight=256 edges=0 relay=00000001:-2147483648:0";
                case 14:
                    return "a grant | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a10e0"
                        + "000007140aeeb020000000104030201010001009b80841e90d00310273211ff9311b4332f | Done | diff flags=0 send"
                        + "er=a1b2c3d4 seq=14 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:10000";
                case 15:
                    return "the same peer twice, the first counts | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d"
                        + "1e1f | 1 | 11000100d4c3b2a10b0000006207000000000001000403020101000000010604030201020000000108628076b"
                        + "78654a4af | Done | diff flags=0 sender=a1b2c3d4 seq=11 open=6 float=7 weight=1 edges=2 01020304:1:0:"
                        + "3:0:0 01020304:2:0:4:0:0";
                case 16:
                    return "epoch 0, seq above 2^31 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 0 | 110"
                        + "0000001000000050000808001000000000001008a4016fe5788bc91 | Done | diff flags=0 sender=00000001 seq=-2"
                        + "147483643 open=8 float=1 weight=1 edges=0";
                case 17:
                    return "another swarm key | ee861e9dfb687e29cba352ce9cda5a4893071ea10c980bd1da1e4254b7c774f1 | 1 | 11000100d"
                        + "4c3b2a10a000000804000000000000001555828a34058d6df | Done | diff flags=0 sender=a1b2c3d4 seq=10 open="
                        + "8 float=64 weight=256 edges=0";
                case 18:
                    return "census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120001000df0feca803b"
                        + "b16a88132fb52533e66c0b7f | Done | census sender=cafef00d seq=1790000000 hold=5000";
                case 19:
                    return "shortest census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120001000df"
                        + "0feca813bb16a01000c71b670dcb8a737 | Done | census sender=cafef00d seq=1790000001 hold=1";
                case 20:
                    return "longest census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120001000df0"
                        + "feca823bb16a102702dab3eb79876816 | Done | census sender=cafef00d seq=1790000002 hold=10000";
                case 21:
                    return "one byte | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11 | TooShort | -";
                case 22:
                    return "header and MAC less one byte | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 "
                        + "| 11000100d4c3b2a10b0000b3dd48034b9f28f8 | TooShort | -";
                case 23:
                    return "header and MAC only | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b000000a4a1c2bffcb55375 | TooShort | -";
                case 24:
                    return "count byte only | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c"
                        + "3b2a10b0000007190cf685d6f64e56c | TooShort | -";
                case 25:
                    return "state cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a10"
                        + "b00000080000000000000004d58df901554d178 | TooShort | -";
                case 26:
                    return "entry cut in its fixed part | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 |"
                        + " 11000100d4c3b2a10b0000007140aeeb0200000001040302010100010037a19462c50606de | TooShort | -";
                case 27:
                    return "entry cut in its last amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 "
                        + "| 11000100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d09613c24bb4e7a06d | TooShort "
                        + "| -";
                case 28:
                    return "entry without its amounts | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1"
                        + "1000100d4c3b2a10b0000007140aeeb020000000104030201010001001bf5462242f9ac3397 | TooShort | -";
                case 29:
                    return "census cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100d4c3b2a1"
                        + "0b000000880eff067a7d254d43 | TooShort | -";
                case 30:
                    return "relay missing | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d4c3b"
                        + "2a10b0000007140aeeb020000000104030201010001001b80841e90d003e308756c199a510d | TooShort | -";
                case 31:
                    return "relay cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d4c3b2a10"
                        + "b0000007140aeeb020000000104030201010001001b80841e90d003010000000200000003b7a0b24006479df5 | TooShort"
                        + " | -";
                case 32:
                    return "one byte longer than a frame may be | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e"
                        + "1f | 1 | 11000100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f0000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000229d2"
                        + "e1d7d090e1b | TooLong | -";
                case 33:
                    return "version 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 01000100d4c3b2a10"
                        + "b0000007140aeeb020000000104030201010001001b80841e90d0037385194f985e6cf2 | WrongVersion | -";
                case 34:
                    return "version 2 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 21000100d4c3b2a10"
                        + "b0000007140aeeb020000000104030201010001001b80841e90d00357b205eac2ab9e91 | WrongVersion | -";
                case 35:
                    return "kind 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 10000100d4c3b2a10b00"
                        + "00007140aeeb020000000104030201010001001b80841e90d003834d79f6ed1327cf | WrongKind | -";
                case 36:
                    return "kind 15 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1f000100d4c3b2a10b0"
                        + "000007140aeeb020000000104030201010001001b80841e90d003011772d9edeed1f8 | WrongKind | -";
                case 37:
                    return "diff, flag 2 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11040"
                        + "100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d003945dcbb9eef1ca43 | ReservedBits |"
                        + " -";
                case 38:
                    return "diff, flag 7 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11810"
                        + "100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d003ef8d79bd8284f09a | ReservedBits |"
                        + " -";
                case 39:
                    return "diff with a relay, flag 7 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1"
                        + "f | 1 | 11820100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d00301000000020000000300"
                        + "4c11bd3f6815e848 | ReservedBits | -";
                case 40:
                    return "census, flag 0 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "10100d4c3b2a10b000000881332d807f793819408 | ReservedBits | -";
                case 41:
                    return "census, flag 1 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "20100d4c3b2a10b00000088133b52fb32874ce6e3 | ReservedBits | -";
                case 42:
                    return "last bit of the MAC | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d003c04c9359d2e294db | BadMac | -";
                case 43:
                    return "one bit of the float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110001"
                        + "00d4c3b2a10b0000007100aeeb020000000104030201010001001b80841e90d003c04c9359d2e294da | BadMac | -";
                case 44:
                    return "signed under another swarm key | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | "
                        + "1 | 11000100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d00387319bda9666fbc7 | BadMa"
                        + "c | -";
                case 45:
                    return "signed under another epoch's key | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 1 | 11000100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d003ea3c8dd4427ebb9f | Bad"
                        + "Mac | -";
                case 46:
                    return "diff from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000"
                        + "100000000000b000000800000000000000000fd065cc1f625cb72 | OutOfRange | -";
                case 47:
                    return "census from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "00100000000000b00000088135b60c29df26bc175 | OutOfRange | -";
                case 48:
                    return "nine edges | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a1"
                        + "0b000000090000000000000000750f7ef446cff9c7 | OutOfRange | -";
                case 49:
                    return "nine open slots | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c"
                        + "3b2a10b000000900000000000000000444f99c093c89c42 | OutOfRange | -";
                case 50:
                    return "float one too low | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d"
                        + "4c3b2a10b000000800000000000fe000008e808c557114ec4 | OutOfRange | -";
                case 51:
                    return "weight 1024 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a"
                        + "10b0000008000000000000000046a259e5f79eed443 | OutOfRange | -";
                case 52:
                    return "edge to pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b00000071000000000000000000000000010000000094145bf4aedf2f8c | OutOfRange | -";
                case 53:
                    return "edge to the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1"
                        + "1000100d4c3b2a10b000000710000000000000000d4c3b2a101000000002a416433623e3d5d | OutOfRange | -";
                case 54:
                    return "edge without own tag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110001"
                        + "00d4c3b2a10b000000710000000000000000040302010000010000745f238df24c5816 | OutOfRange | -";
                case 55:
                    return "sent above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1"
                        + " | 11000100d4c3b2a10b00000071000000000000000004030201010000000efeffffffff0301588e3463e04385e9 | OutO"
                        + "fRange | -";
                case 56:
                    return "credited above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                        + " | 1 | 11000100d4c3b2a10b00000071000000000000000004030201010000000efdffffffff03012c9b5ec05beb3017 | "
                        + "OutOfRange | -";
                case 57:
                    return "common above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 1 | 11000100d4c3b2a10b00000071000000000000000004030201010000003000000000000204118cf2058bcb22 | OutO"
                        + "fRange | -";
                case 58:
                    return "net above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 "
                        + "| 11000100d4c3b2a10b000000710000000000000000040302010100000006feffffffffffbf16c093a01c5dc9 | OutOfRa"
                        + "nge | -";
                case 59:
                    return "common of seven bytes above the largest amount | 000102030405060708090a0b0c0d0e0f1011121314151617181"
                        + "91a1b1c1d1e1f | 1 | 11000100d4c3b2a10b000000710000000000000000040302010100000038010101010101015586cc"
                        + "2241f188c4 | OutOfRange | -";
                case 60:
                    return "relay of pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110201"
                        + "00d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d003000000000200000003000547646b61f7e1"
                        + "3f | OutOfRange | -";
                case 61:
                    return "relay of the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11020100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d003d4c3b2a102000000030087cb6c65"
                        + "81fe597f | OutOfRange | -";
                case 62:
                    return "census of 0 ms | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100d4c3"
                        + "b2a10b0000000000cc78a157e221b93c | OutOfRange | -";
                case 63:
                    return "census of 10001 ms | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100"
                        + "d4c3b2a10b00000011271f01f240f2bfadab | OutOfRange | -";
                case 64:
                    return "a byte after the last edge | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11000100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d00300e7465a9ee459e6bc | Trailin"
                        + "gBytes | -";
                case 65:
                    return "a byte after a census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000"
                        + "100d4c3b2a10b000000881300556424f865bfeeeb | TrailingBytes | -";
                case 66:
                    return "a byte after the relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1102"
                        + "0100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d00301000000020000000300001635433f91"
                        + "293910 | TrailingBytes | -";
                case 67:
                    return "a relay without its flag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11"
                        + "000100d4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d003010000000200000003005a3773f26d"
                        + "4343da | TrailingBytes | -";
                case 68:
                    return "the epoch before | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2 | 11000100d4"
                        + "c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d003c04c9359d2e294da | Done | diff flags=0"
                        + " sender=a1b2c3d4 seq=11 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 69:
                    return "the epoch before, round the end | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 0 | 1100ffffd4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d0030923ac3220158943 | Done"
                        + " | diff flags=0 sender=a1b2c3d4 seq=11 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000"
                        + ":250000:0";
                case 70:
                    return "two epochs before | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100ffffd"
                        + "4c3b2a10b0000007140aeeb020000000104030201010001001b80841e90d0030923ac3220158943 | WrongEpoch | -";
                case 71:
                    return "the epoch after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000200d4c"
                        + "3b2a10b00000080000000000000000071e31208c46243bc | Done | diff flags=0 sender=a1b2c3d4 seq=11 open=8 "
                        + "float=0 weight=0 edges=0";
                case 72:
                    return "a year of epochs after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 0 | 1100"
                        + "6e01d4c3b2a10b000000800000000000000000a157e2afda98b142 | Done | diff flags=0 sender=a1b2c3d4 seq=11 "
                        + "open=8 float=0 weight=0 edges=0";
                case 73:
                    return "a year of epochs and one after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | "
                        + "0 | 11006f01d4c3b2a10b000000800000000000000000df6fe08a5fbb20ac | WrongEpoch | -";
                default:
                    return "";
            }
        }
    }
}
