namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/frames.txt, from which VectorSourcesTests writes this file.</summary>
    public static class FrameVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 121;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "empty diff | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774b"
                        + "701d4c3b2a101000000800000000000000000feddc5b00ab46422 | Done | diff flags=0 sender=a1b2c3d4 seq=1 op"
                        + "en=8 float=0 weight=0 edges=0";
                case 1:
                    return "no edges, a float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21"
                        + "000774b701d4c3b2a1020000008080f0fa0200000001c6c8a54e0e120b47 | Done | diff flags=0 sender=a1b2c3d4 s"
                        + "eq=2 open=8 float=50000000 weight=256 edges=0";
                case 2:
                    return "one edge | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774b70"
                        + "1d4c3b2a1030000007140aeeb02000000011b040302010980841e90d003dd400919eb2952aab33105935b4c | Done | dif"
                        + "f flags=0 sender=a1b2c3d4 seq=3 open=7 float=49000000 weight=256 edges=1 01020304:9:1250000:250000:0"
                        + ":dd400919eb29";
                case 3:
                    return "a proposal without the key of the pair: its tag is 0 | 000102030405060708090a0b0c0d0e0f1011121314151"
                        + "61718191a1b1c1d1e1f | 28800007 | 21000774b701d4c3b2a1040000007180f0fa020000000107040302010df0ad0b000"
                        + "00000000000000000d9a7999ca9e61506 | Done | diff flags=0 sender=a1b2c3d4 seq=4 open=7 float=50000000 "
                        + "weight=256 edges=1 01020304:0badf00d:00000000:000000000000";
                case 4:
                    return "a proposal | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774b"
                        + "701d4c3b2a1040000007180f0fa020000000107040302010df0ad0b00000000420d3811a7bc089c9b938fab0b73 | Done |"
                        + " diff flags=0 sender=a1b2c3d4 seq=4 open=7 float=50000000 weight=256 edges=1 01020304:0badf00d:00000"
                        + "000:420d3811a7bc";
                case 5:
                    return "a proposal that has heard a nonce | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                        + " | 28800007 | 21000774b701d4c3b2a1050000007180f0fa020000000107040302010df0ad0bcefaedfe82c5c02c3501e2"
                        + "0f6f66c5f62eeb | Done | diff flags=0 sender=a1b2c3d4 seq=5 open=7 float=50000000 weight=256 edges=1 "
                        + "01020304:0badf00d:feedface:82c5c02c3501";
                case 6:
                    return "an edge and a proposal | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007"
                        + " | 21000774b701d4c3b2a1050000006240aeeb02000000011b040302010980841e90d00307777777770df0ad0b000000006"
                        + "0897f06f5d15e7618904b0c802e7fc84e8ae844 | Done | diff flags=0 sender=a1b2c3d4 seq=5 open=6 float=490"
                        + "00000 weight=256 edges=2 01020304:9:1250000:250000:0:60897f06f5d1 77777777:0badf00d:00000000:5e76189"
                        + "04b0c";
                case 7:
                    return "the reader in two entries: the first counts | 000102030405060708090a0b0c0d0e0f101112131415161718191a"
                        + "1b1c1d1e1f | 28800007 | 21000774b701d4c3b2a10d0000006240aeeb02000000011b777777770280841e90d003097777"
                        + "77770204058950c36dde5a8950c36dde5ac8d321195e5ecdbb | Done | diff flags=0 sender=a1b2c3d4 seq=13 open"
                        + "=6 float=49000000 weight=256 edges=2 77777777:2:1250000:250000:0:8950c36dde5a 77777777:2:7:5:0:8950c"
                        + "36dde5a";
                case 8:
                    return "eight edges | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774"
                        + "b701d4c3b2a105000000084e61bc000000ff03010403020164c84a14131211630907634d8a2423222162db0e6234018a3433"
                        + "323161ad1661b5028a44434241607f1e60d0048a545352515f51265f85078a646362615e232e5ed40a8a747372715df5355d"
                        + "bd0e8e1563c572f78e1563c572f78e1563c572f78e1563c572f78e1563c572f78e1563c572f78e1563c572f78e1563c572f7"
                        + "a7a808cbb8491f54 | Done | diff flags=0 sender=a1b2c3d4 seq=5 open=0 float=12345678 weight=1023 edges"
                        + "=8 01020304:100:100:0:0:8e1563c572f7 11121314:99:99:1000:77:8e1563c572f7 21222324:98:98:2000:308:8e1"
                        + "563c572f7 31323334:97:97:3000:693:8e1563c572f7 41424344:96:96:4000:1232:8e1563c572f7 51525354:95:95:"
                        + "5000:1925:8e1563c572f7 61626364:94:94:6000:2772:8e1563c572f7 71727374:93:93:7000:3773:8e1563c572f7";
                case 9:
                    return "longest diff | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 4294967295 | 2101f"
                        + "fffffffd4c3b2a1ffffffff880100000000feff03f6f8fffffffffeffffffff01000000000001fffffff6f9fffffffefdfff"
                        + "fffff01000000000001fffffff6fafffffffdfeffffffff01000000000001fffffff6fbfffffffcfdffffffff01000000000"
                        + "001fffffff6fcfffffffbfeffffffff01000000000001fffffff6fdfffffffafdffffffff01000000000001fffffff6fefff"
                        + "ffff9feffffffff01000000000001fffffff6fffffffff8fdffffffff01000000000001ffffff166d02def6fb166d02def6f"
                        + "b166d02def6fb166d02def6fb166d02def6fb166d02def6fb166d02def6fb166d02def6fb5558f97efe98fa6e | Done | d"
                        + "iff flags=1 sender=a1b2c3d4 seq=-1 open=8 float=-2199023255551 weight=1023 edges=8 fffffff8:255:2199"
                        + "023255551:1099511627776:16777215:166d02def6fb fffffff9:254:1099511627776:2199023255551:16777215:166d"
                        + "02def6fb fffffffa:253:2199023255551:1099511627776:16777215:166d02def6fb fffffffb:252:1099511627776:2"
                        + "199023255551:16777215:166d02def6fb fffffffc:251:2199023255551:1099511627776:16777215:166d02def6fb ff"
                        + "fffffd:250:1099511627776:2199023255551:16777215:166d02def6fb fffffffe:249:2199023255551:109951162777"
                        + "6:16777215:166d02def6fb ffffffff:248:1099511627776:2199023255551:16777215:166d02def6fb";
                case 10:
                    return "six longest edges, a relay and a tombstone | 000102030405060708090a0b0c0d0e0f101112131415161718191a1"
                        + "b1c1d1e1f | 4294967295 | 2107ffffffffd4c3b2a1ffffffff860100000000feff03f6f8fffffffffeffffffff0100000"
                        + "0000001fffffff6f9fffffffefdffffffff01000000000001fffffff6fafffffffdfeffffffff01000000000001fffffff6f"
                        + "bfffffffcfdffffffff01000000000001fffffff6fcfffffffbfeffffffff01000000000001fffffff6fdfffffffafdfffff"
                        + "fff01000000000001ffffffffffffffffffffffffffffffffffa0c0a2aae6c5a0c0a2aae6c5a0c0a2aae6c5a0c0a2aae6c5a"
                        + "0c0a2aae6c5a0c0a2aae6c574641d9edf6147a9d1d2450c12e6 | Done | diff flags=7 sender=a1b2c3d4 seq=-1 ope"
                        + "n=8 float=-2199023255551 weight=1023 edges=6 fffffff8:255:2199023255551:1099511627776:16777215:a0c0a"
                        + "2aae6c5 fffffff9:254:1099511627776:2199023255551:16777215:a0c0a2aae6c5 fffffffa:253:2199023255551:10"
                        + "99511627776:16777215:a0c0a2aae6c5 fffffffb:252:1099511627776:2199023255551:16777215:a0c0a2aae6c5 fff"
                        + "ffffc:251:2199023255551:1099511627776:16777215:a0c0a2aae6c5 fffffffd:250:1099511627776:2199023255551"
                        + ":16777215:a0c0a2aae6c5 relay=ffffffff:-1:65535 tombstone=ffffffff:74641d9edf61";
                case 11:
                    return "eight proposals, a relay and a tombstone | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1"
                        + "c1d1e1f | 28800007 | 21060774b701d4c3b2a1060000000840aeeb0200000001075100000000000080ffffffff0752000"
                        + "00001000080ffffffff075300000002000080ffffffff075400000003000080ffffffff075500000004000080ffffffff075"
                        + "600000005000080ffffffff075700000006000080ffffffff075800000007000080ffffffff5100000007000000080052000"
                        + "000ccbe2a08f7bdccbe2a08f7bdccbe2a08f7bdccbe2a08f7bdccbe2a08f7bdccbe2a08f7bdccbe2a08f7bdccbe2a08f7bd1"
                        + "21d0e3f82fe9563647dade0e807 | Done | diff flags=6 sender=a1b2c3d4 seq=6 open=0 float=49000000 weight"
                        + "=256 edges=8 00000051:80000000:ffffffff:ccbe2a08f7bd 00000052:80000001:ffffffff:ccbe2a08f7bd 0000005"
                        + "3:80000002:ffffffff:ccbe2a08f7bd 00000054:80000003:ffffffff:ccbe2a08f7bd 00000055:80000004:ffffffff:"
                        + "ccbe2a08f7bd 00000056:80000005:ffffffff:ccbe2a08f7bd 00000057:80000006:ffffffff:ccbe2a08f7bd 0000005"
                        + "8:80000007:ffffffff:ccbe2a08f7bd relay=00000051:7:8 tombstone=00000052:121d0e3f82fe";
                case 12:
                    return "largest float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 210007"
                        + "74b701d4c3b2a10600000080ffffffffff01ff03eccdefff71ba18c1 | Done | diff flags=0 sender=a1b2c3d4 seq=6"
                        + " open=8 float=2199023255551 weight=1023 edges=0";
                case 13:
                    return "smallest float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000"
                        + "774b701d4c3b2a107000000800100000000fe010036152f2c37ebdc55 | Done | diff flags=0 sender=a1b2c3d4 seq="
                        + "7 open=8 float=-2199023255551 weight=1 edges=0";
                case 14:
                    return "negative float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000"
                        + "774b701d4c3b2a10800000071ffffffffffff0001030403020109ff23f419ce2a5c37d91b6da33abcae4ba9 | Done | dif"
                        + "f flags=0 sender=a1b2c3d4 seq=8 open=7 float=-1 weight=256 edges=1 01020304:9:0:8000000:0:19ce2a5c37"
                        + "d9";
                case 15:
                    return "holding | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21010774b701"
                        + "d4c3b2a1090000007140aeeb02000000011b040302010980841e90d00346824ec77dca558507120fe0e309 | Done | diff"
                        + " flags=1 sender=a1b2c3d4 seq=9 open=7 float=49000000 weight=256 edges=1 01020304:9:1250000:250000:0:"
                        + "46824ec77dca";
                case 16:
                    return "one edge, a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21"
                        + "020774b701d4c3b2a10c0000007140aeeb02000000011b040302010980841e90d003040302014d000000efbe52af8b9840c8"
                        + "ab94de5b3aeefbe3 | Done | diff flags=2 sender=a1b2c3d4 seq=12 open=7 float=49000000 weight=256 edges"
                        + "=1 01020304:9:1250000:250000:0:52af8b9840c8 relay=01020304:77:48879";
                case 17:
                    return "no edges, holding, a relay | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880"
                        + "0007 | 21030774b701d4c3b2a10d00000080050000000000000101000000000000800000043dca7266fc7f91 | Done | d"
                        + "iff flags=3 sender=a1b2c3d4 seq=13 open=8 float=5 weight=256 edges=0 relay=00000001:-2147483648:0";
                case 18:
                    return "a tombstone | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21040774"
                        + "b701d4c3b2a10e0000008080f0fa020000000104030201de0f5634049ef8e7e0d775df3d4c | Done | diff flags=4 sen"
                        + "der=a1b2c3d4 seq=14 open=8 float=50000000 weight=256 edges=0 tombstone=01020304:de0f5634049e";
                case 19:
                    return "a tombstone of a peer that has a proposal again | 000102030405060708090a0b0c0d0e0f101112131415161718"
                        + "191a1b1c1d1e1f | 28800007 | 21040774b701d4c3b2a10f0000007180f0fa020000000107040302010df0ad0b00000000"
                        + "040302013d14257d7d436f3e473e6e4146a6d4cb91444dc9 | Done | diff flags=4 sender=a1b2c3d4 seq=15 open=7"
                        + " float=50000000 weight=256 edges=1 01020304:0badf00d:00000000:3d14257d7d43 tombstone=01020304:6f3e47"
                        + "3e6e41";
                case 20:
                    return "an edge named by a hint | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 21000774b701d4c3b2a1100000007140aeeb02000000011bbe94b79f0980841e90d0032bbf6f663d1df91daef5e7e2e9"
                        + "9c | Done | diff flags=0 sender=a1b2c3d4 seq=16 open=7 float=49000000 weight=256 edges=1 9fb794be:9:"
                        + "1250000:250000:0:2bbf6f663d1d";
                case 21:
                    return "a grant | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774b701"
                        + "d4c3b2a10e0000007140aeeb02000000019b040302010980841e90d0031027a35c446e894ca8ee23fa7134dd7d | Done | "
                        + "diff flags=0 sender=a1b2c3d4 seq=14 open=7 float=49000000 weight=256 edges=1 01020304:9:1250000:2500"
                        + "00:10000:a35c446e894c";
                case 22:
                    return "the same peer twice, the first counts | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d"
                        + "1e1f | 28800007 | 21000774b701d4c3b2a10b00000062070000000000010001040302010106010403020102087d86f290"
                        + "53f37d86f29053f3c75daca189c2c84b | Done | diff flags=0 sender=a1b2c3d4 seq=11 open=6 float=7 weight="
                        + "1 edges=2 01020304:1:3:0:0:7d86f29053f3 01020304:2:4:0:0:7d86f29053f3";
                case 23:
                    return "minute 0, seq above 2^31 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 0 | 21"
                        + "000000000001000000050000808001000000000001008b5df4649339e7cc | Done | diff flags=0 sender=00000001 s"
                        + "eq=-2147483643 open=8 float=1 weight=1 edges=0";
                case 24:
                    return "a diff of long ago: minutes do not count against it | 000102030405060708090a0b0c0d0e0f10111213141516"
                        + "1718191a1b1c1d1e1f | 28800007 | 210027e0b201d4c3b2a1030000007140aeeb02000000011b040302010980841e90d0"
                        + "03884f9bdea02c82ae92c3c83a7bde | Done | diff flags=0 sender=a1b2c3d4 seq=3 open=7 float=49000000 wei"
                        + "ght=256 edges=1 01020304:9:1250000:250000:0:884f9bdea02c";
                case 25:
                    return "a diff of the far future | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 288000"
                        + "07 | 2100e707bc01d4c3b2a1030000007140aeeb02000000011b040302010980841e90d0037fbf471a54125693d09650ed9"
                        + "845 | Done | diff flags=0 sender=a1b2c3d4 seq=3 open=7 float=49000000 weight=256 edges=1 01020304:9:"
                        + "1250000:250000:0:7fbf471a5412";
                case 26:
                    return "another swarm key | ee861e9dfb687e29cba352ce9cda5a4893071ea10c980bd1da1e4254b7c774f1 | 28800007 | 21"
                        + "000774b701d4c3b2a10a0000008040000000000000017d5c24a1bf189493 | Done | diff flags=0 sender=a1b2c3d4 s"
                        + "eq=10 open=8 float=64 weight=256 edges=0";
                case 27:
                    return "census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 22000774b7010"
                        + "df0feca803bb16a88135d61b9f22b68e187 | Done | census sender=cafef00d seq=1790000000 hold=5000";
                case 28:
                    return "shortest census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2200"
                        + "0774b7010df0feca813bb16a010024054ec90278bcad | Done | census sender=cafef00d seq=1790000001 hold=1";
                case 29:
                    return "longest census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 22000"
                        + "774b7010df0feca823bb16a1027c6e755b3b106de9e | Done | census sender=cafef00d seq=1790000002 hold=1000"
                        + "0";
                case 30:
                    return "census 3 minutes before | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 22000474b7010df0feca803bb16a8813f9354a67dd172d9a | Done | census sender=cafef00d seq=1790000000 "
                        + "hold=5000";
                case 31:
                    return "census 3 minutes after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007"
                        + " | 22000a74b7010df0feca803bb16a8813eeb692a81a7185ed | Done | census sender=cafef00d seq=1790000000 h"
                        + "old=5000";
                case 32:
                    return "census of the epoch before, 1 minute | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1"
                        + "e1f | 28800000 | 2200ff73b7010df0feca803bb16a881322224731d29f46a0 | Done | census sender=cafef00d se"
                        + "q=1790000000 hold=5000";
                case 33:
                    return "hello | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 28000774b701cc"
                        + "361e380300000013be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6dee38235aaacfaac0 | Don"
                        + "e | hello sender=381e36cc seq=3 key=13be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6d";
                case 34:
                    return "hello of another epoch: for its reader to judge | 000102030405060708090a0b0c0d0e0f101112131415161718"
                        + "191a1b1c1d1e1f | 28800007 | 2800676eb701a429b6cc0400000013be4feaeaf204c7fd3358fc9c00721881d174278128"
                        + "227ec674f37f7fe97b6d778e38588625e8bc | Done | hello sender=ccb629a4 seq=4 key=13be4feaeaf204c7fd3358"
                        + "fc9c00721881d174278128227ec674f37f7fe97b6d";
                case 35:
                    return "hello of a name older than the minute: the first minute of its epoch | 000102030405060708090a0b0c0d0"
                        + "e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2800606eb701a429b6cc0500000013be4feaeaf204c7fd3358f"
                        + "c9c00721881d174278128227ec674f37f7fe97b6d9515e09a3dd5dca7 | Done | hello sender=ccb629a4 seq=5 key=1"
                        + "3be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6d";
                case 36:
                    return "keepsake | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 29000774b70"
                        + "1d4c3b2a115000000777777776465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f8081828350ab24b5416"
                        + "e092425eebfa43c9a | Done | keepsake sender=a1b2c3d4 seq=21 target=77777777 content=6465666768696a6b6"
                        + "c6d6e6f707172737475767778797a7b7c7d7e7f80818283 tag=50ab24b5416e";
                case 37:
                    return "recall | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2a000774b701d"
                        + "4c3b2a1160000008d4d8b536b706ec60807060504030201aa49bb690f927337 | Done | recall sender=a1b2c3d4 seq="
                        + "22 lookup=8d4d8b536b706ec6 seed=0807060504030201";
                case 38:
                    return "recall of a device that knows no minute | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c"
                        + "1d1e1f | 28800007 | 2a0001000000d4c3b2a1160000008d4d8b536b706ec60807060504030201bfc22f71a55f1849 | D"
                        + "one | recall sender=a1b2c3d4 seq=22 lookup=8d4d8b536b706ec6 seed=0807060504030201";
                case 39:
                    return "remembrance | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2b000774"
                        + "b701d4c3b2a1170000008d4d8b536b706ec60807060504030201000102030405060780f0fa0200000000fe73b70108090a0b"
                        + "0c0d0e0f61e05c18f3243387 | Done | remembrance flags=0 sender=a1b2c3d4 seq=23 lookup=8d4d8b536b706ec6"
                        + " seed=0807060504030201 identity=0001020304050607 base=50000000 heard=28799998 proof=08090a0b0c0d0e0f";
                case 40:
                    return "remembrance of the device itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 28800007 | 2b010774b701d4c3b2a1170000008d4d8b536b706ec60807060504030201000102030405060780f0fa02000"
                        + "00000fe73b70108090a0b0c0d0e0fac5c016ae64556ed | Done | remembrance flags=1 sender=a1b2c3d4 seq=23 lo"
                        + "okup=8d4d8b536b706ec6 seed=0807060504030201 identity=0001020304050607 base=50000000 heard=28799998 p"
                        + "roof=08090a0b0c0d0e0f";
                case 41:
                    return "remembrance of the largest base | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 28800007 | 2b000774b701d4c3b2a1170000008d4d8b536b706ec608070605040302010001020304050607ffffffffff00"
                        + "0000fe73b70108090a0b0c0d0e0f16db57bcf7b4851f | Done | remembrance flags=0 sender=a1b2c3d4 seq=23 loo"
                        + "kup=8d4d8b536b706ec6 seed=0807060504030201 identity=0001020304050607 base=1099511627775 heard=287999"
                        + "98 proof=08090a0b0c0d0e0f";
                case 42:
                    return "keepsake cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2900077"
                        + "4b701d4c3b2a115000000777777776465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f8081828350ab24b"
                        + "5410fa83eb2dbea29fc | TooShort | -";
                case 43:
                    return "recall cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2a000774b"
                        + "701d4c3b2a1160000008d4d8b536b706ec608070605040302639ee2322e3841d0 | TooShort | -";
                case 44:
                    return "remembrance cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2b00"
                        + "0774b701d4c3b2a1170000008d4d8b536b706ec60807060504030201000102030405060780f0fa0200000000fe73b7010809"
                        + "0a0b0c0d0e1705d04134d3855a | TooShort | -";
                case 45:
                    return "keepsake, flag 0 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800"
                        + "007 | 29010774b701d4c3b2a115000000777777776465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f80"
                        + "818283e082276555c3a255ae82ca56dfd6 | ReservedBits | -";
                case 46:
                    return "recall, flag 0 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 2a010774b701d4c3b2a1160000008d4d8b536b706ec608070605040302015724897e9d94c725 | ReservedBits | -";
                case 47:
                    return "remembrance, flag 1 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28"
                        + "800007 | 2b020774b701d4c3b2a1170000008d4d8b536b706ec60807060504030201000102030405060780f0fa020000000"
                        + "0fe73b70108090a0b0c0d0e0f97558c3f26feef50 | ReservedBits | -";
                case 48:
                    return "keepsake for pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 288000"
                        + "07 | 29000774b701d4c3b2a115000000000000006465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808"
                        + "18283d642acc27502496c783fd9d059b4 | OutOfRange | -";
                case 49:
                    return "keepsake from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800"
                        + "007 | 29000774b7010000000015000000777777776465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f80"
                        + "818283b1ad0fcd0083d3fbc14b8db0281b | OutOfRange | -";
                case 50:
                    return "recall from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 2a000774b70100000000160000008d4d8b536b706ec608070605040302019f108467cf7d3698 | OutOfRange | -";
                case 51:
                    return "remembrance of a base below 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2"
                        + "8800007 | 2b000774b701d4c3b2a1170000008d4d8b536b706ec608070605040302010001020304050607ffffffffffffff"
                        + "fffe73b70108090a0b0c0d0e0f4da680c28b8d93c1 | OutOfRange | -";
                case 52:
                    return "remembrance of a base above the largest | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c"
                        + "1d1e1f | 28800007 | 2b000774b701d4c3b2a1170000008d4d8b536b706ec6080706050403020100010203040506070000"
                        + "000000010000fe73b70108090a0b0c0d0e0fa6870af90419de2b | OutOfRange | -";
                case 53:
                    return "a byte after a keepsake | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 29000774b701d4c3b2a115000000777777776465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f8081"
                        + "828350ab24b5416e55dd87fc3cfb70b1d0 | TrailingBytes | -";
                case 54:
                    return "a byte after a recall | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 "
                        + "| 2a000774b701d4c3b2a1160000008d4d8b536b706ec60807060504030201554083e09c4ad33d90 | TrailingBytes | -";
                case 55:
                    return "a byte after a remembrance | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880"
                        + "0007 | 2b000774b701d4c3b2a1170000008d4d8b536b706ec60807060504030201000102030405060780f0fa0200000000f"
                        + "e73b70108090a0b0c0d0e0f5592dbc2153a399536 | TrailingBytes | -";
                case 56:
                    return "one byte | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21 | TooSho"
                        + "rt | -";
                case 57:
                    return "header and MAC less one byte | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28"
                        + "800007 | 21000774b701d4c3b2a10000008bb2eb847770ea14 | TooShort | -";
                case 58:
                    return "header and MAC only | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | "
                        + "21000774b701d4c3b2a10b000000a9085175579a4e8f | TooShort | -";
                case 59:
                    return "count byte only | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2100"
                        + "0774b701d4c3b2a10b0000007149e835b98eb52639 | TooShort | -";
                case 60:
                    return "state cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774b7"
                        + "01d4c3b2a10b00000080000000000000000289b7386193402c | TooShort | -";
                case 61:
                    return "entry cut in its fixed part | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 288"
                        + "00007 | 21000774b701d4c3b2a10b0000007140aeeb02000000011b0403020110949963268c5727 | TooShort | -";
                case 62:
                    return "entry cut in its last amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28"
                        + "800007 | 21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d06e04ad87bf5cbfcd | TooS"
                        + "hort | -";
                case 63:
                    return "proposal cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2100077"
                        + "4b701d4c3b2a10b000000710500000000000600070403020105000000000000154d55ae39d0cec7 | TooShort | -";
                case 64:
                    return "entry without its tag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 "
                        + "| 21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003b7b5b10677f9a3e8 | TooShort "
                        + "| -";
                case 65:
                    return "tag cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774b701"
                        + "d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d2a98d492a8787a31 | TooShort | -";
                case 66:
                    return "census cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 22000774b"
                        + "7010df0feca803bb16a881a48420b6bebd25c | TooShort | -";
                case 67:
                    return "hello cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 28000774b7"
                        + "01cc361e380300000013be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97bb69b9d474d7e903d | T"
                        + "ooShort | -";
                case 68:
                    return "relay missing | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 210207"
                        + "74b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d00359b7714aeace36d1 | TooShort | -";
                case 69:
                    return "relay cut | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21020774b7"
                        + "01d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d00301000000020000000355cd3308625b38c0 | Too"
                        + "Short | -";
                case 70:
                    return "tombstone missing | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21"
                        + "040774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d0030e8b020ff671f9e7 | TooShort | -";
                case 71:
                    return "tombstone without its tag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800"
                        + "007 | 21040774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003050000001cbe30bef2a09f7c"
                        + "821ef47e1098 | TooShort | -";
                case 72:
                    return "one byte longer than a frame may be | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e"
                        + "1f | 28800007 | 21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d00300000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                        + "00cc0547ccfd17c561 | TooLong | -";
                case 73:
                    return "version 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 01000774b7"
                        + "01d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1d9e7bb92ecd09c859 | WrongVers"
                        + "ion | -";
                case 74:
                    return "version 1 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 11000774b7"
                        + "01d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1da378da012f0feab4 | WrongVers"
                        + "ion | -";
                case 75:
                    return "version 3 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 31000774b7"
                        + "01d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1d8da8b735f977f98a | WrongVers"
                        + "ion | -";
                case 76:
                    return "kind 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 20000774b701d"
                        + "4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1d7e85fee58ceea5e8 | WrongKind | "
                        + "-";
                case 77:
                    return "kind 12, to a reader that keeps no fragments | 000102030405060708090a0b0c0d0e0f101112131415161718191"
                        + "a1b1c1d1e1f | 28800007 | 2c000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df"
                        + "4825d1d183f2d409033083b | WrongKind | -";
                case 78:
                    return "kind 13 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2d000774b701"
                        + "d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1d219f54398e6afe76 | WrongKind |"
                        + " -";
                case 79:
                    return "kind 15 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2f000774b701"
                        + "d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1d48de69b9974d70a9 | WrongKind |"
                        + " -";
                case 80:
                    return "diff, flag 3 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 "
                        + "| 21080774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1dadb3e6c1551cb181"
                        + " | ReservedBits | -";
                case 81:
                    return "diff, flag 7 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 "
                        + "| 21810774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1d14e0e37a79dbc372"
                        + " | ReservedBits | -";
                case 82:
                    return "census, flag 0 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 22010774b7010df0feca803bb16a88132a06286f77de8c66 | ReservedBits | -";
                case 83:
                    return "census, flag 1 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 22020774b7010df0feca803bb16a881351479f5266104375 | ReservedBits | -";
                case 84:
                    return "hello, flag 0 reserved | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007"
                        + " | 28010774b701cc361e380300000013be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6d44b0c"
                        + "98e79eb3d4d | ReservedBits | -";
                case 85:
                    return "a proposal with sizes of common or granted | 000102030405060708090a0b0c0d0e0f101112131415161718191a1"
                        + "b1c1d1e1f | 28800007 | 21000774b701d4c3b2a10b0000007105000000000006000f04030201050000000000000000000"
                        + "0000000da99043622579926 | ReservedBits | -";
                case 86:
                    return "last bit of the MAC | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | "
                        + "21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1d71aaf725a53bec4e |"
                        + " BadMac | -";
                case 87:
                    return "one bit of the float | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 |"
                        + " 21000774b701d4c3b2a10b0000007100aeeb02000000011b040302010980841e90d003798df4825d1d71aaf725a53becce "
                        + "| BadMac | -";
                case 88:
                    return "signed under another swarm key | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | "
                        + "28800007 | 21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1dad36413"
                        + "dd8cdd672 | BadMac | -";
                case 89:
                    return "signed under another epoch's key | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f "
                        + "| 28800007 | 21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1dfac3f"
                        + "fe5a2671dac | BadMac | -";
                case 90:
                    return "a wrong tag: the frame is in order, the entry is not | 000102030405060708090a0b0c0d0e0f1011121314151"
                        + "61718191a1b1c1d1e1f | 28800007 | 21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d"
                        + "003798df4825d1c96363a5697ef2cdb | Done | diff flags=0 sender=a1b2c3d4 seq=11 open=7 float=49000000 w"
                        + "eight=256 edges=1 01020304:9:1250000:250000:0:798df4825d1c";
                case 91:
                    return "diff from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 "
                        + "| 21000774b701000000000b0000008040aeeb02000000012f05d86a30efb913 | OutOfRange | -";
                case 92:
                    return "census from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 22000774b70100000000803bb16a8813b045f3dd5d5f702b | OutOfRange | -";
                case 93:
                    return "hello from pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007"
                        + " | 28000774b701000000000300000013be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6d35fa6"
                        + "e1a60a8d7da | OutOfRange | -";
                case 94:
                    return "nine edges | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774b"
                        + "701d4c3b2a10b000000090000000000000000a9098b5e0852e279 | OutOfRange | -";
                case 95:
                    return "nine open slots | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2100"
                        + "0774b701d4c3b2a10b000000900000000000000000a2c0919d93baab7b | OutOfRange | -";
                case 96:
                    return "float one too low | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21"
                        + "000774b701d4c3b2a10b000000800000000000fe00017a4abdf02d9b8708 | OutOfRange | -";
                case 97:
                    return "float one too high | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2"
                        + "1000774b701d4c3b2a10b000000800000000000020001ece5b4187fcd8ce5 | OutOfRange | -";
                case 98:
                    return "weight 1024 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 21000774"
                        + "b701d4c3b2a10b0000008000000000000000047d3505a2ad84720c | OutOfRange | -";
                case 99:
                    return "edge to pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | "
                        + "21000774b701d4c3b2a10b000000710000000000000001000000000000c39f153c211118be2e83f4ff83ab | OutOfRange "
                        + "| -";
                case 100:
                    return "edge to the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800"
                        + "007 | 21000774b701d4c3b2a10b00000071000000000000000100d4c3b2a100c3bd1a2e0cb15725a473016d7b51 | OutOf"
                        + "Range | -";
                case 101:
                    return "proposal to pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 21000774b701d4c3b2a10b000000710000000000000001070000000005000000000000002d7595bab9ccf87c35ba4798"
                        + "4455 | OutOfRange | -";
                case 102:
                    return "proposal without a nonce | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 288000"
                        + "07 | 21000774b701d4c3b2a10b0000007100000000000000010705000000000000000000000082b9aba63431075bd4f5092"
                        + "8b11e | OutOfRange | -";
                case 103:
                    return "sent above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2"
                        + "8800007 | 21000774b701d4c3b2a10b000000710000000000000001060500000000000000000004280b10fd79ccca82d827"
                        + "ef7b6eba | OutOfRange | -";
                case 104:
                    return "credited above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
                        + " | 28800007 | 21000774b701d4c3b2a10b000000710000000000000001060500000000ffffffffff0334a5ca2da310b66a"
                        + "2efdc9a8142f | OutOfRange | -";
                case 105:
                    return "common above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f |"
                        + " 28800007 | 21000774b701d4c3b2a10b000000710000000000000000300403020100000000000002000000000000c6f71a"
                        + "2a461bdac1 | OutOfRange | -";
                case 106:
                    return "net above the largest amount | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28"
                        + "800007 | 21000774b701d4c3b2a10b000000710000000000000000060403020100feffffffffff000000000000f7be31915"
                        + "6d7bab9 | OutOfRange | -";
                case 107:
                    return "common of seven bytes above the largest amount | 000102030405060708090a0b0c0d0e0f1011121314151617181"
                        + "91a1b1c1d1e1f | 28800007 | 21000774b701d4c3b2a10b000000710000000000000000380403020100000000000000010"
                        + "000000000007b148dc065734f16 | OutOfRange | -";
                case 108:
                    return "relay of pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 |"
                        + " 21020774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d00300000000010000000200486c1b776"
                        + "87c903375787601748e | OutOfRange | -";
                case 109:
                    return "relay of the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880"
                        + "0007 | 21020774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003d4c3b2a101000000020056e"
                        + "2afb0d6f73e3e736f223d5d8f | OutOfRange | -";
                case 110:
                    return "tombstone of pseudonym 0 | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 288000"
                        + "07 | 21040774b701d4c3b2a10b00000080000000000000000000000000000000000000245889a36b70eb85 | OutOfRange"
                        + " | -";
                case 111:
                    return "tombstone of the sender itself | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | "
                        + "28800007 | 21040774b701d4c3b2a10b0000008040aeeb0200000001d4c3b2a1fe614149c540e189a5e36d621fc0 | OutO"
                        + "fRange | -";
                case 112:
                    return "census of 0 ms | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 22000"
                        + "774b7010df0feca803bb16a0000b4c39e62bc0d8b09 | OutOfRange | -";
                case 113:
                    return "census of 10001 ms | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 2"
                        + "2000774b7010df0feca803bb16a1127c03149e38cc86fcd | OutOfRange | -";
                case 114:
                    return "a byte after the last tag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800"
                        + "007 | 21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d003798df4825d1d0009c289ca3b"
                        + "59b277 | TrailingBytes | -";
                case 115:
                    return "a byte after a census | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 "
                        + "| 22000774b7010df0feca803bb16a881355e4866c16fc3659e6 | TrailingBytes | -";
                case 116:
                    return "a byte after a hello | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 |"
                        + " 28000774b701cc361e380300000013be4feaeaf204c7fd3358fc9c00721881d174278128227ec674f37f7fe97b6d5559de1"
                        + "0011aab85f9 | TrailingBytes | -";
                case 117:
                    return "a relay without its flag | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 288000"
                        + "07 | 21000774b701d4c3b2a10b0000007140aeeb02000000011b040302010980841e90d00301000000020000000300f2df8"
                        + "46b26d2f07cc6e2005e31af | TrailingBytes | -";
                case 118:
                    return "census 4 minutes before | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 2880000"
                        + "7 | 22000374b7010df0feca803bb16a88134a8bb5876971e319 | WrongMinute | -";
                case 119:
                    return "census 4 minutes after | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007"
                        + " | 22000b74b7010df0feca803bb16a881359fa034de9bc7ce9 | WrongMinute | -";
                case 120:
                    return "census of an hour ago | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 "
                        + "| 2200cb73b7010df0feca803bb16a881383dc421df6282fa6 | WrongMinute | -";
                default:
                    return "";
            }
        }
    }
}
