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
                        + "010000008000002fddb28071702397 | Done | diff flags=0 sender=a1b2c3d4 seq=1 open=8 float=0 weight=0 e"
                        + "dges=0";
                case 1:
                    return "no edges, a float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d"
                        + "4c3b2a1020000008080c2d72f80020f3f9e593a800fc8 | Done | diff flags=0 sender=a1b2c3d4 seq=2 open=8 flo"
                        + "at=50000000 weight=256 edges=0";
                case 2:
                    return "one edge | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a103"
                        + "0000007180b9dd2e8002040302010100010080897a90a10f0015d9e5fc2c85eb4f | Done | diff flags=0 sender=a1b2"
                        + "c3d4 seq=3 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 3:
                    return "one edge, not answered yet | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11000100d4c3b2a1040000007180c2d72f80020403020101000000000000407631ba9a2a0393 | Done | diff flags=0 s"
                        + "ender=a1b2c3d4 seq=4 open=7 float=50000000 weight=256 edges=1 01020304:1:0:0:0:0";
                case 4:
                    return "eight edges | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a"
                        + "105000000089c85e30bff0704030201010064000000001413121102006300b60e4d012423222103006200b81ab4020234333"
                        + "231040061008624b505034443424105006000a02bd009045453525106005f008630850f056463626107005e00b832d415067"
                        + "473727108005d00b632bd1d0705e0830e77a38f4c | Done | diff flags=0 sender=a1b2c3d4 seq=5 open=0 float=1"
                        + "2345678 weight=1023 edges=8 01020304:1:100:0:0:0 11121314:2:99:1000:77:1 21222324:3:98:2000:308:2 31"
                        + "323334:4:97:3000:693:3 41424344:5:96:4000:1232:4 51525354:6:95:5000:1925:5 61626364:7:94:6000:2772:6"
                        + " 71727374:8:93:7000:3773:7";
                case 5:
                    return "longest diff without a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 65"
                        + "535 | 1101ffffd4c3b2a1ffffffff88fdffffffff7fff07f8fffffffffff8ff808080808040ffffffffff1fffffffffff3f"
                        + "f9fffffffefff9ffffffffffff3fffffffffff1fffffffffff3ffafffffffdfffaff808080808040ffffffffff1fffffffff"
                        + "ff3ffbfffffffcfffbffffffffffff3fffffffffff1fffffffffff3ffcfffffffbfffcff808080808040ffffffffff1fffff"
                        + "ffffff3ffdfffffffafffdffffffffffff3fffffffffff1fffffffffff3ffefffffff9fffeff808080808040ffffffffff1f"
                        + "ffffffffff3ffffffffff8ffffffffffffffff3fffffffffff1fffffffffff3f25a916eb858e0004 | Done | diff flags"
                        + "=1 sender=a1b2c3d4 seq=-1 open=8 float=-2199023255551 weight=1023 edges=8 fffffff8:65535:65528:21990"
                        + "23255551:1099511627775:2199023255551 fffffff9:65534:65529:1099511627775:2199023255551:2199023255551 "
                        + "fffffffa:65533:65530:2199023255551:1099511627775:2199023255551 fffffffb:65532:65531:1099511627775:21"
                        + "99023255551:2199023255551 fffffffc:65531:65532:2199023255551:1099511627775:2199023255551 fffffffd:65"
                        + "530:65533:1099511627775:2199023255551:2199023255551 fffffffe:65529:65534:2199023255551:1099511627775"
                        + ":2199023255551 ffffffff:65528:65535:1099511627775:2199023255551:2199023255551";
                case 6:
                    return "longest diff | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 65535 | 1103ffffd4"
                        + "c3b2a1ffffffff88fdffffffff7fff07f8fffffffffff8ff808080808040ffffffffff1fffffffffff3ff9fffffffefff9ff"
                        + "ffffffffff3fffffffffff1fffffffffff3ffafffffffdfffaff808080808040ffffffffff1fffffffffff3ffbfffffffcff"
                        + "fbffffffffffff3fffffffffff1fffffffffff3ffcfffffffbfffcff808080808040ffffffffff1fffffffffff3ffdffffff"
                        + "fafffdffffffffffff3fffffffffff1fffffffffff3ffefffffff9fffeff808080808040ffffffffff1fffffffffff3fffff"
                        + "fffff8ffffffffffffffff3fffffffffff1fffffffffff3fffffffffffffffffffff199acdf0e518de81 | Done | diff f"
                        + "lags=3 sender=a1b2c3d4 seq=-1 open=8 float=-2199023255551 weight=1023 edges=8 fffffff8:65535:65528:2"
                        + "199023255551:1099511627775:2199023255551 fffffff9:65534:65529:1099511627775:2199023255551:2199023255"
                        + "551 fffffffa:65533:65530:2199023255551:1099511627775:2199023255551 fffffffb:65532:65531:109951162777"
                        + "5:2199023255551:2199023255551 fffffffc:65531:65532:2199023255551:1099511627775:2199023255551 fffffff"
                        + "d:65530:65533:1099511627775:2199023255551:2199023255551 fffffffe:65529:65534:2199023255551:109951162"
                        + "7775:2199023255551 ffffffff:65528:65535:1099511627775:2199023255551:2199023255551 relay=ffffffff:-1:"
                        + "65535";
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
                        + "b2a108000000710180020403020107000900ffc7d0070000b214053cb8e83c8c | Done | diff flags=0 sender=a1b2c3"
                        + "d4 seq=8 open=7 float=-1 weight=256 edges=1 01020304:7:9:0:8000000:0";
                case 10:
                    return "holding | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11010100d4c3b2a1090"
                        + "000007180b9dd2e8002040302010100010080897a90a10f0062c4e13ad14804e1 | Done | diff flags=1 sender=a1b2c"
                        + "3d4 seq=9 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 11:
                    return "one edge, a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d"
                        + "4c3b2a10c0000007180b9dd2e8002040302010100010080897a90a10f00040302014d000000efbecce95a8c8bc97dae | Do"
                        + "ne | diff flags=2 sender=a1b2c3d4 seq=12 open=7 float=49000000 weight=256 edges=1 01020304:1:1:12500"
                        + "00:250000:0 relay=01020304:77:48879";
                case 12:
                    return "no edges, holding, a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11030100d4c3b2a10d000000800a800201000000000000800000837d6ac9cc505eb1 | Done | diff flags=3 sender=a1"
                        + "b2c3d4 seq=13 open=8 float=5 weight=256 edges=0 relay=00000001:-2147483648:0";
                case 13:
                    return "a grant | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a10e0"
                        + "000007180b9dd2e8002040302010100010080897a90a10f904e6a4e71212fedc07c | Done | diff flags=0 sender=a1b"
                        + "2c3d4 seq=14 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:10000";
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
                        + " 11000100d4c3b2a10b0000007180b9dd2e800204030201010050f10abfd060d208 | TooShort | -";
                case 24:
                    return "entry cut in its last varint | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 "
                        + "| 11000100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f1cf07086ef7a93c4 | TooShort | -";
                case 25:
                    return "census cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100d4c3b2a1"
                        + "0b000000880eff067a7d254d43 | TooShort | -";
                case 26:
                    return "relay missing | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d4c3b"
                        + "2a10b0000007180b9dd2e8002040302010100010080897a90a10f00b7a6aa0b796ca763 | TooShort | -";
                case 27:
                    return "relay cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11020100d4c3b2a10"
                        + "b0000007180b9dd2e8002040302010100010080897a90a10f00010000000200000003ed042b63f07d7d5d | TooShort | -";
                case 28:
                    return "one byte longer than a frame may be | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e"
                        + "1f | 1 | 11000100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f0000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000229d2"
                        + "e1d7d090e1b | TooLong | -";
                case 29:
                    return "version 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 01000100d4c3b2a10"
                        + "b0000007180b9dd2e8002040302010100010080897a90a10f00533813d9895a86b5 | WrongVersion | -";
                case 30:
                    return "version 2 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 21000100d4c3b2a10"
                        + "b0000007180b9dd2e8002040302010100010080897a90a10f004f08619ef6a33f54 | WrongVersion | -";
                case 31:
                    return "kind 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 10000100d4c3b2a10b00"
                        + "00007180b9dd2e8002040302010100010080897a90a10f00ad8ca06046643e60 | WrongKind | -";
                case 32:
                    return "kind 15 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1f000100d4c3b2a10b0"
                        + "000007180b9dd2e8002040302010100010080897a90a10f005f2a6a97fc2e0ba6 | WrongKind | -";
                case 33:
                    return "diff, flag 2 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11040"
                        + "100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f009c8a1b99c1134651 | ReservedBits | -";
                case 34:
                    return "diff, flag 7 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11810"
                        + "100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f00fc17c97dfbb32567 | ReservedBits | -";
                case 35:
                    return "diff with a relay, flag 7 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1"
                        + "f | 1 | 11820100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f0001000000020000000300a3fc"
                        + "070bf58302ba | ReservedBits | -";
                case 36:
                    return "census, flag 0 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "10100d4c3b2a10b000000881332d807f793819408 | ReservedBits | -";
                case 37:
                    return "census, flag 1 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "20100d4c3b2a10b00000088133b52fb32874ce6e3 | ReservedBits | -";
                case 38:
                    return "last bit of the MAC | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f00fdadf22616fe8297 | BadMac | -";
                case 39:
                    return "one bit of the float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110001"
                        + "00d4c3b2a10b0000007180f9dd2e8002040302010100010080897a90a10f00fdadf22616fe8296 | BadMac | -";
                case 40:
                    return "signed under another swarm key | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | "
                        + "1 | 11000100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f000defcd9edb2f8bb7 | BadMac | "
                        + "-";
                case 41:
                    return "signed under another epoch's key | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 1 | 11000100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f00e274b1f9e7fbd11f | BadMac "
                        + "| -";
                case 42:
                    return "float in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 1 | 11000100d4c3b2a10b0000008080008002de8a08582fceed16 | BadVarint | -";
                case 43:
                    return "weight in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 1 | 11000100d4c3b2a10b0000008000818000b14495485c377510 | BadVarint | -";
                case 44:
                    return "varint of seven bytes | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000"
                        + "100d4c3b2a10b00000080ffffffffffff018002949e6159ad8277cf | BadVarint | -";
                case 45:
                    return "common in more bytes than needed | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 1 | 11000100d4c3b2a10b000000710080020403020101000100008000001a418be2b18bfbab | BadVarint | -";
                case 46:
                    return "diff from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000"
                        + "100000000000b000000800000429c2fcc0a537353 | OutOfRange | -";
                case 47:
                    return "census from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 120"
                        + "00100000000000b00000088135b60c29df26bc175 | OutOfRange | -";
                case 48:
                    return "nine edges | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a1"
                        + "0b000000090000d9b577cbe7001c92 | OutOfRange | -";
                case 49:
                    return "nine open slots | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c"
                        + "3b2a10b0000009000004d9b2bf0d90735b3 | OutOfRange | -";
                case 50:
                    return "float one too low | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d"
                        + "4c3b2a10b00000080ffffffffff7f005370abb05e7e0aa9 | OutOfRange | -";
                case 51:
                    return "weight 1024 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000100d4c3b2a"
                        + "10b0000008000800836d1473017acca70 | OutOfRange | -";
                case 52:
                    return "edge to pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b00000071000000000000010001000000009a38c2eee3c7f7f7 | OutOfRange | -";
                case 53:
                    return "edge to the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1"
                        + "1000100d4c3b2a10b000000710000d4c3b2a1010001000000006b98572a902e213e | OutOfRange | -";
                case 54:
                    return "edge without own tag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110001"
                        + "00d4c3b2a10b00000071000004030201000001000000008afa91f3b3a60ef6 | OutOfRange | -";
                case 55:
                    return "sent above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1"
                        + " | 11000100d4c3b2a10b000000710000040302010100010002ffffffffff3f00f49887f6abfdba11 | OutOfRange | -";
                case 56:
                    return "credited above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                        + " | 1 | 11000100d4c3b2a10b000000710000040302010100010001ffffffffff3f00b39eb50f6574c75e | OutOfRange |"
                        + " -";
                case 57:
                    return "common above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 1 | 11000100d4c3b2a10b00000071000004030201010001000080808080804000dd03d47c1b9ab4d2 | OutOfRange | -";
                case 58:
                    return "granted above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 1 | 11000100d4c3b2a10b0000007100000403020101000100000080808080804071d30fe2c5e3f26f | OutOfRange | "
                        + "-";
                case 59:
                    return "relay of pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 110201"
                        + "00d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f00000000000200000003001d904213dfaf3dd6 |"
                        + " OutOfRange | -";
                case 60:
                    return "relay of the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11020100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f00d4c3b2a102000000030093a4d641facd"
                        + "f5d9 | OutOfRange | -";
                case 61:
                    return "census of 0 ms | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100d4c3"
                        + "b2a10b0000000000cc78a157e221b93c | OutOfRange | -";
                case 62:
                    return "census of 10001 ms | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000100"
                        + "d4c3b2a10b00000011271f01f240f2bfadab | OutOfRange | -";
                case 63:
                    return "a byte after the last edge | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | "
                        + "11000100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f0000172d9dab8cd13041 | TrailingByt"
                        + "es | -";
                case 64:
                    return "a byte after a census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 12000"
                        + "100d4c3b2a10b000000881300556424f865bfeeeb | TrailingBytes | -";
                case 65:
                    return "a byte after the relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1102"
                        + "0100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f000100000002000000030000daaac20c50236a"
                        + "3b | TrailingBytes | -";
                case 66:
                    return "a relay without its flag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11"
                        + "000100d4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f0001000000020000000300181108fafe2822"
                        + "fd | TrailingBytes | -";
                case 67:
                    return "the same peer twice | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100010"
                        + "0d4c3b2a10b000000620000040302010100010000000004030201020002000000001f60eb411f5e0e5f | DuplicateEntry"
                        + " | -";
                case 68:
                    return "the epoch before | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2 | 11000100d4"
                        + "c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f00fdadf22616fe8296 | Done | diff flags=0 sen"
                        + "der=a1b2c3d4 seq=11 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250000:0";
                case 69:
                    return "the epoch before, round the end | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 0 | 1100ffffd4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f00adfedac37c483d6e | Done | d"
                        + "iff flags=0 sender=a1b2c3d4 seq=11 open=7 float=49000000 weight=256 edges=1 01020304:1:1:1250000:250"
                        + "000:0";
                case 70:
                    return "two epochs before | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 1100ffffd"
                        + "4c3b2a10b0000007180b9dd2e8002040302010100010080897a90a10f00adfedac37c483d6e | WrongEpoch | -";
                case 71:
                    return "the epoch after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | 11000200d4c"
                        + "3b2a10b000000800000b23f8a612e2bda09 | Done | diff flags=0 sender=a1b2c3d4 seq=11 open=8 float=0 weig"
                        + "ht=0 edges=0";
                case 72:
                    return "a year of epochs after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 0 | 1100"
                        + "6e01d4c3b2a10b000000800000c6f98c40068c06f3 | Done | diff flags=0 sender=a1b2c3d4 seq=11 open=8 float"
                        + "=0 weight=0 edges=0";
                case 73:
                    return "a year of epochs and one after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | "
                        + "0 | 11006f01d4c3b2a10b000000800000bda6a14668b938c5 | WrongEpoch | -";
                default:
                    return "";
            }
        }
    }
}
