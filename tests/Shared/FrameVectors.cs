namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/frames.txt, from which VectorSourcesTests writes this file.</summary>
    public static class FrameVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 84;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "empty diff | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a1"
                        + "010000008000002fddb28071702397 | Done | diff flags=0 sender=a1b2c3d4 seq=1 open=8 float=0 weight=0 e"
                        + "dges=0";
                case 1:
                    return "no edges, a float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d"
                        + "4c3b2a1020000008080c2d72f80020f3f9e593a800fc8 | Done | diff flags=0 sender=a1b2c3d4 seq=2 open=8 flo"
                        + "at=50000000 weight=256 edges=0";
                case 2:
                    return "one edge | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a103"
                        + "0000007180b9dd2e800204030201010001001b80841e90d003fd5bbb995c49afec | Done | diff flags=0 sender=a1b2"
                        + "c3d4 seq=3 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 3:
                    return "one edge, not answered yet | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11000100d4c3b2a1040000007180c2d72f800204030201010000000081b4866ddc15eb46 | Done | diff flags=0 sende"
                        + "r=a1b2c3d4 seq=4 open=7 float=50000000 weight=256 edges=1 01020304:1:0:0:0:0";
                case 4:
                    return "eight edges | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a"
                        + "105000000089c85e30bff0704030201010064000014131211020063004a36074d01242322210300620052380d34010234333"
                        + "23104006100520612b50203444342410500600052a015d004045453525106005f005206188507056463626107005e0052381"
                        + "9d40a067473727108005d00523619bd0e07e0d40d178179f9f1 | Done | diff flags=0 sender=a1b2c3d4 seq=5 open"
                        + "=0 float=12345678 weight=1023 edges=8 01020304:1:100:0:0:0 11121314:2:99:1000:77:1 21222324:3:98:200"
                        + "0:308:2 31323334:4:97:3000:693:3 41424344:5:96:4000:1232:4 51525354:6:95:5000:1925:5 61626364:7:94:6"
                        + "000:2772:6 71727374:8:93:7000:3773:7";
                case 5:
                    return "longest diff without a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 65"
                        + "535 | 1101ffffd4c3b2a1ffffffff88fdffffffff7fff07f8fffffffffff8fff6feffffffff01000000000001fffffff9ff"
                        + "fffffefff9fff6fdffffffff01000000000001fffffffafffffffdfffafff6feffffffff01000000000001fffffffbffffff"
                        + "fcfffbfff6fdffffffff01000000000001fffffffcfffffffbfffcfff6feffffffff01000000000001fffffffdfffffffaff"
                        + "fdfff6fdffffffff01000000000001fffffffefffffff9fffefff6feffffffff01000000000001fffffffffffffff8ffffff"
                        + "f6fdffffffff01000000000001ffffff8206715c260307c5 | Done | diff flags=1 sender=a1b2c3d4 seq=-1 open=8"
                        + " float=-2199023255551 weight=1023 edges=8 fffffff8:65535:65528:2199023255551:1099511627776:16777215 "
                        + "fffffff9:65534:65529:1099511627776:2199023255551:16777215 fffffffa:65533:65530:2199023255551:1099511"
                        + "627776:16777215 fffffffb:65532:65531:1099511627776:2199023255551:16777215 fffffffc:65531:65532:21990"
                        + "23255551:1099511627776:16777215 fffffffd:65530:65533:1099511627776:2199023255551:16777215 fffffffe:6"
                        + "5529:65534:2199023255551:1099511627776:16777215 ffffffff:65528:65535:1099511627776:2199023255551:167"
                        + "77215";
                case 6:
                    return "longest diff | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 65535 | 1103ffffd4"
                        + "c3b2a1ffffffff88fdffffffff7fff07f8fffffffffff8fff6feffffffff01000000000001fffffff9fffffffefff9fff6fd"
                        + "ffffffff01000000000001fffffffafffffffdfffafff6feffffffff01000000000001fffffffbfffffffcfffbfff6fdffff"
                        + "ffff01000000000001fffffffcfffffffbfffcfff6feffffffff01000000000001fffffffdfffffffafffdfff6fdffffffff"
                        + "01000000000001fffffffefffffff9fffefff6feffffffff01000000000001fffffffffffffff8fffffff6fdffffffff0100"
                        + "0000000001ffffffffffffffffffffffffff41d5eaa9b56098c4 | Done | diff flags=3 sender=a1b2c3d4 seq=-1 op"
                        + "en=8 float=-2199023255551 weight=1023 edges=8 fffffff8:65535:65528:2199023255551:1099511627776:16777"
                        + "215 fffffff9:65534:65529:1099511627776:2199023255551:16777215 fffffffa:65533:65530:2199023255551:109"
                        + "9511627776:16777215 fffffffb:65532:65531:1099511627776:2199023255551:16777215 fffffffc:65531:65532:2"
                        + "199023255551:1099511627776:16777215 fffffffd:65530:65533:1099511627776:2199023255551:16777215 ffffff"
                        + "fe:65529:65534:2199023255551:1099511627776:16777215 ffffffff:65528:65535:1099511627776:2199023255551"
                        + ":16777215 relay=ffffffff:-1:65535";
                case 7:
                    return "largest float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b"
                        + "2a10600000080feffffffff7fff07d4d3c6f259a6954c | Done | diff flags=0 sender=a1b2c3d4 seq=6 open=8 flo"
                        + "at=2199023255551 weight=1023 edges=0";
                case 8:
                    return "smallest float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3"
                        + "b2a10700000080fdffffffff7f017836174109c8c982 | Done | diff flags=0 sender=a1b2c3d4 seq=7 open=8 floa"
                        + "t=-2199023255551 weight=1 edges=0";
                case 9:
                    return "negative float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3"
                        + "b2a10800000071018002040302010700090003ff23f44fb6b421bd554437 | Done | diff flags=0 sender=a1b2c3d4 s"
                        + "eq=8 open=7 float=-1 weight=256 edges=1 01020304:7:9:0:8000000:0";
                case 10:
                    return "holding | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11010100d4c3b2a1090"
                        + "000007180b9dd2e800204030201010001001b80841e90d003ecf9ad267f05c0a9 | Done | diff flags=1 sender=a1b2c"
                        + "3d4 seq=9 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 11:
                    return "one edge, a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d"
                        + "4c3b2a10c0000007180b9dd2e800204030201010001001b80841e90d003040302014d000000efbe28ebb393fa37dacb | Do"
                        + "ne | diff flags=2 sender=a1b2c3d4 seq=12 open=7 float=49000000 weight=256 edges=1 01020304:1:1:12500"
                        + "00:250000:0 relay=01020304:77:48879";
                case 12:
                    return "no edges, holding, a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11030100d4c3b2a10d000000800a800201000000000000800000837d6ac9cc505eb1 | Done | diff flags=3 sender=a1"
                        + "b2c3d4 seq=13 open=8 float=5 weight=256 edges=0 relay=00000001:-2147483648:0";
                case 13:
                    return "a grant | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a10e0"
                        + "000007180b9dd2e800204030201010001009b80841e90d00310273d75d43f5952a0cb | Done | diff flags=0 sender=a"
                        + "1b2c3d4 seq=14 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:10000";
                case 14:
                    return "epoch 0, seq above 2^31 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 0 | 110"
                        + "00000010000000500008080020116a4b46ebb051349 | Done | diff flags=0 sender=00000001 seq=-2147483643 op"
                        + "en=8 float=1 weight=1 edges=0";
                case 15:
                    return "another swarm key | ee861e9dfb687e29cba352ce9cda5a4893071ea10c980bd1da1e4254b7c774f1 | 1 | 11000100d"
                        + "4c3b2a10a00000080800180026937d80682f103b6 | Done | diff flags=0 sender=a1b2c3d4 seq=10 open=8 float="
                        + "64 weight=256 edges=0";
                case 16:
                    return "census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120001000df0feca803b"
                        + "b16a88132fb52533e66c0b7f | Done | census sender=cafef00d seq=1790000000 hold=5000";
                case 17:
                    return "shortest census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120001000df"
                        + "0feca813bb16a01000c71b670dcb8a737 | Done | census sender=cafef00d seq=1790000001 hold=1";
                case 18:
                    return "longest census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120001000df0"
                        + "feca823bb16a102702dab3eb79876816 | Done | census sender=cafef00d seq=1790000002 hold=10000";
                case 19:
                    return "one byte | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11 | TooShort | -";
                case 20:
                    return "header and MAC less one byte | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 "
                        + "| 11000100d4c3b2a10b0000b3dd48034b9f28f8 | TooShort | -";
                case 21:
                    return "header and MAC only | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b000000a4a1c2bffcb55375 | TooShort | -";
                case 22:
                    return "count byte only | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c"
                        + "3b2a10b0000007190cf685d6f64e56c | TooShort | -";
                case 23:
                    return "entry cut in its fixed part | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 |"
                        + " 11000100d4c3b2a10b0000007180b9dd2e8002040302010100010079ec17b082a17cf0 | TooShort | -";
                case 24:
                    return "entry cut in its last amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 "
                        + "| 11000100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d01ee73180ab4ce434 | TooShort | -";
                case 25:
                    return "entry without its amounts | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1"
                        + "1000100d4c3b2a10b0000007180b9dd2e800204030201010001001be660ec32893b369e | TooShort | -";
                case 26:
                    return "census cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100d4c3b2a1"
                        + "0b000000880eff067a7d254d43 | TooShort | -";
                case 27:
                    return "relay missing | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d4c3b"
                        + "2a10b0000007180b9dd2e800204030201010001001b80841e90d003ff5fe63e56804541 | TooShort | -";
                case 28:
                    return "relay cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d4c3b2a10"
                        + "b0000007180b9dd2e800204030201010001001b80841e90d0030100000002000000032fe82d6f12b29d74 | TooShort | -";
                case 29:
                    return "one byte longer than a frame may be | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e"
                        + "1f | 1 | 11000100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f0000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000229d2"
                        + "e1d7d090e1b | TooLong | -";
                case 30:
                    return "version 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 01000100d4c3b2a10"
                        + "b0000007180b9dd2e800204030201010001001b80841e90d0035c2abd5e500636b7 | WrongVersion | -";
                case 31:
                    return "version 2 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 21000100d4c3b2a10"
                        + "b0000007180b9dd2e800204030201010001001b80841e90d003eeb363135d41f3f5 | WrongVersion | -";
                case 32:
                    return "kind 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 10000100d4c3b2a10b00"
                        + "00007180b9dd2e800204030201010001001b80841e90d003bc275de9e4b128ff | WrongKind | -";
                case 33:
                    return "kind 15 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1f000100d4c3b2a10b0"
                        + "000007180b9dd2e800204030201010001001b80841e90d0032908425b64c48769 | WrongKind | -";
                case 34:
                    return "diff, flag 2 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11040"
                        + "100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d00370aaea809868b057 | ReservedBits | -";
                case 35:
                    return "diff, flag 7 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11810"
                        + "100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d003e620236f48637632 | ReservedBits | -";
                case 36:
                    return "diff with a relay, flag 7 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1"
                        + "f | 1 | 11820100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d003010000000200000003002b8c"
                        + "c6cbf3841933 | ReservedBits | -";
                case 37:
                    return "census, flag 0 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "10100d4c3b2a10b000000881332d807f793819408 | ReservedBits | -";
                case 38:
                    return "census, flag 1 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "20100d4c3b2a10b00000088133b52fb32874ce6e3 | ReservedBits | -";
                case 39:
                    return "last bit of the MAC | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d003e6435e9e0f7e1f72 | BadMac | -";
                case 40:
                    return "one bit of the float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110001"
                        + "00d4c3b2a10b00000071c0b9dd2e800204030201010001001b80841e90d003e6435e9e0f7e1f73 | BadMac | -";
                case 41:
                    return "signed under another swarm key | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | "
                        + "1 | 11000100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d00306b3f2ddff4d23c0 | BadMac | "
                        + "-";
                case 42:
                    return "signed under another epoch's key | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 1 | 11000100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d00375c61ccc5d6dc92b | BadMac "
                        + "| -";
                case 43:
                    return "float in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 1 | 11000100d4c3b2a10b0000008080008002de8a08582fceed16 | BadVarint | -";
                case 44:
                    return "weight in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 1 | 11000100d4c3b2a10b0000008000818000b14495485c377510 | BadVarint | -";
                case 45:
                    return "varint of seven bytes | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000"
                        + "100d4c3b2a10b00000080ffffffffffff018002949e6159ad8277cf | BadVarint | -";
                case 46:
                    return "net in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1"
                        + " | 11000100d4c3b2a10b000000710000040302010100000002010031ac6a4e7987655f | BadVarint | -";
                case 47:
                    return "net in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1"
                        + " | 11000100d4c3b2a10b000000710000040302010100000002010031ac6a4e7987655f | BadVarint | -";
                case 48:
                    return "common in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 1 | 11000100d4c3b2a10b0000007100000403020101000000100100012e0a35f6f4f86f | BadVarint | -";
                case 49:
                    return "granted in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                        + " | 1 | 11000100d4c3b2a10b00000071000004030201010000008001001a54dcead5e6b251 | BadVarint | -";
                case 50:
                    return "net of seven bytes | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100"
                        + "d4c3b2a10b000000710000040302010100000007010101010101013d0cded422892f2c | BadVarint | -";
                case 51:
                    return "common of seven bytes | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000"
                        + "100d4c3b2a10b00000071000004030201010000003801010101010101154bcf38ab7e4fcb | BadVarint | -";
                case 52:
                    return "granted in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                        + " | 1 | 11000100d4c3b2a10b00000071000004030201010000008001001a54dcead5e6b251 | BadVarint | -";
                case 53:
                    return "net of seven bytes | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100"
                        + "d4c3b2a10b000000710000040302010100000007010101010101013d0cded422892f2c | BadVarint | -";
                case 54:
                    return "common of seven bytes | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000"
                        + "100d4c3b2a10b00000071000004030201010000003801010101010101154bcf38ab7e4fcb | BadVarint | -";
                case 55:
                    return "diff from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000"
                        + "100000000000b000000800000429c2fcc0a537353 | OutOfRange | -";
                case 56:
                    return "census from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "00100000000000b00000088135b60c29df26bc175 | OutOfRange | -";
                case 57:
                    return "nine edges | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a1"
                        + "0b000000090000d9b577cbe7001c92 | OutOfRange | -";
                case 58:
                    return "nine open slots | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c"
                        + "3b2a10b0000009000004d9b2bf0d90735b3 | OutOfRange | -";
                case 59:
                    return "float one too low | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d"
                        + "4c3b2a10b00000080ffffffffff7f005370abb05e7e0aa9 | OutOfRange | -";
                case 60:
                    return "weight 1024 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a"
                        + "10b0000008000800836d1473017acca70 | OutOfRange | -";
                case 61:
                    return "edge to pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b000000710000000000000100000000680e9b8740e1826e | OutOfRange | -";
                case 62:
                    return "edge to the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1"
                        + "1000100d4c3b2a10b000000710000d4c3b2a10100000000698f8b962afe7444 | OutOfRange | -";
                case 63:
                    return "edge without own tag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110001"
                        + "00d4c3b2a10b000000710000040302010000010000e283fd40b948e0b3 | OutOfRange | -";
                case 64:
                    return "sent above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1"
                        + " | 11000100d4c3b2a10b00000071000004030201010000000efeffffffff0301900d0279a06d81a8 | OutOfRange | -";
                case 65:
                    return "credited above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                        + " | 1 | 11000100d4c3b2a10b00000071000004030201010000000efdffffffff0301f7321f83bcac89ff | OutOfRange |"
                        + " -";
                case 66:
                    return "common above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 1 | 11000100d4c3b2a10b00000071000004030201010000003000000000000246a6bcaa7c25d613 | OutOfRange | -";
                case 67:
                    return "net above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 "
                        + "| 11000100d4c3b2a10b000000710000040302010100000006feffffffffff710ed7b9307435fc | OutOfRange | -";
                case 68:
                    return "net above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 "
                        + "| 11000100d4c3b2a10b000000710000040302010100000006feffffffffff710ed7b9307435fc | OutOfRange | -";
                case 69:
                    return "relay of pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110201"
                        + "00d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d003000000000200000003009135e47b863de4db |"
                        + " OutOfRange | -";
                case 70:
                    return "relay of the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11020100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d003d4c3b2a1020000000300361ef85aec9b"
                        + "5109 | OutOfRange | -";
                case 71:
                    return "census of 0 ms | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100d4c3"
                        + "b2a10b0000000000cc78a157e221b93c | OutOfRange | -";
                case 72:
                    return "census of 10001 ms | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100"
                        + "d4c3b2a10b00000011271f01f240f2bfadab | OutOfRange | -";
                case 73:
                    return "a byte after the last edge | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11000100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d0030085c66e95d924ab78 | TrailingByt"
                        + "es | -";
                case 74:
                    return "a byte after a census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000"
                        + "100d4c3b2a10b000000881300556424f865bfeeeb | TrailingBytes | -";
                case 75:
                    return "a byte after the relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1102"
                        + "0100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d00301000000020000000300004bfc2b0871dbac"
                        + "fb | TrailingBytes | -";
                case 76:
                    return "a relay without its flag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11"
                        + "000100d4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d00301000000020000000300f7b80d54bf9d4c"
                        + "c9 | TrailingBytes | -";
                case 77:
                    return "the same peer twice | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b000000620000040302010100000000040302010200000000860e712cec8dd92e | DuplicateEntry | -";
                case 78:
                    return "the epoch before | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2 | 11000100d4"
                        + "c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d003e6435e9e0f7e1f73 | Done | diff flags=0 sen"
                        + "der=a1b2c3d4 seq=11 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 79:
                    return "the epoch before, round the end | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 0 | 1100ffffd4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d0037dd8d9a713167e0d | Done | d"
                        + "iff flags=0 sender=a1b2c3d4 seq=11 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250"
                        + "000:0";
                case 80:
                    return "two epochs before | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100ffffd"
                        + "4c3b2a10b0000007180b9dd2e800204030201010001001b80841e90d0037dd8d9a713167e0d | WrongEpoch | -";
                case 81:
                    return "the epoch after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000200d4c"
                        + "3b2a10b000000800000b23f8a612e2bda09 | Done | diff flags=0 sender=a1b2c3d4 seq=11 open=8 float=0 weig"
                        + "ht=0 edges=0";
                case 82:
                    return "a year of epochs after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 0 | 1100"
                        + "6e01d4c3b2a10b000000800000c6f98c40068c06f3 | Done | diff flags=0 sender=a1b2c3d4 seq=11 open=8 float"
                        + "=0 weight=0 edges=0";
                case 83:
                    return "a year of epochs and one after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | "
                        + "0 | 11006f01d4c3b2a10b000000800000bda6a14668b938c5 | WrongEpoch | -";
                default:
                    return "";
            }
        }
    }
}
