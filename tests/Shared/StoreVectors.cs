namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/store.txt, from which VectorSourcesTests writes this file.</summary>
    public static class StoreVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 45;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "digest | 23000774b701d4c3b2a10700000030000c000000000011111111222222223333333344444444555555556666666"
                        + "6777777778888888899999999aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff | Done | digest capacity=4"
                        + "8 free=12 00000000 11111111 22222222 33333333 44444444 55555555 66666666 77777777 88888888 99999999 "
                        + "aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffffffff";
                case 1:
                    return "digest, free above capacity | 23000774b701d4c3b2a1070000000b000c000000000011111111222222223333333344"
                        + "4444445555555566666666777777778888888899999999aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff | Out"
                        + "OfRange | -";
                case 2:
                    return "digest, cut | 23000774b701d4c3b2a10700000030000c0000000000111111112222222233333333444444445555555566"
                        + "666666777777778888888899999999aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffff | TooShort | -";
                case 3:
                    return "digest, longer | 23000774b701d4c3b2a10700000030000c0000000000111111112222222233333333444444445555555"
                        + "566666666777777778888888899999999aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff00 | TrailingBytes "
                        + "| -";
                case 4:
                    return "digest, flag | 23010774b701d4c3b2a10700000030000c000000000011111111222222223333333344444444555555556"
                        + "6666666777777778888888899999999aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff | ReservedBits | -";
                case 5:
                    return "digest, sender 0 | 23000774b701000000000700000030000c00000000001111111122222222333333334444444455555"
                        + "55566666666777777778888888899999999aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffff | OutOfRange | -";
                case 6:
                    return "vector, none | 24020774b701d4c3b2a10700000005 | Done | vector whole=1 bucket=5";
                case 7:
                    return "vector, two | 24020774b701d4c3b2a10700000005010000000000000001000000efbeadde73c0d0021700000000000000"
                        + "ffffffff01000000ff01ffff | Done | vector whole=1 bucket=5 0000000000000001:1:deadbeef:4:8:192:720 00"
                        + "00000000000017:-1:00000001:16:16:1:65535";
                case 8:
                    return "vector, part | 24000774b701d4c3b2a10700000005010000000000000001000000efbeadde73c0d002 | Done | vecto"
                        + "r whole=0 bucket=5 0000000000000001:1:deadbeef:4:8:192:720";
                case 9:
                    return "vector, another bucket's stripe | 24020774b701d4c3b2a107000000055a0000000000000001000000efbeadde73c0"
                        + "d002 | OutOfRange | -";
                case 10:
                    return "vector, bucket 16 | 24020774b701d4c3b2a10700000010 | OutOfRange | -";
                case 11:
                    return "vector, empty body | 24020774b701d4c3b2a107000000 | TooShort | -";
                case 12:
                    return "vector, twice | 24020774b701d4c3b2a10700000005010000000000000001000000efbeadde73c0d00201000000000000"
                        + "0001000000efbeadde73c0d002 | DuplicateEntry | -";
                case 13:
                    return "vector, half an entry | 24020774b701d4c3b2a10700000005010000000000000001 | TrailingBytes | -";
                case 14:
                    return "vector, n below k | 24020774b701d4c3b2a10700000005010000000000000001000000efbeadde37c0d002 | OutOfRa"
                        + "nge | -";
                case 15:
                    return "vector, size 0 | 24020774b701d4c3b2a10700000005010000000000000001000000efbeadde7300d002 | OutOfRange"
                        + " | -";
                case 16:
                    return "vector, size 193 | 24020774b701d4c3b2a10700000005010000000000000001000000efbeadde73c1d002 | OutOfRan"
                        + "ge | -";
                case 17:
                    return "ask | 24010774b701d4c3b2a1070000000100000000000000f1005a00000000000000ffff | Done | ask 000000000000"
                        + "0001:241 000000000000005a:65535";
                case 18:
                    return "ask, nothing | 24010774b701d4c3b2a107000000 | TooShort | -";
                case 19:
                    return "ask, mask 0 | 24010774b701d4c3b2a10700000001000000000000000000 | OutOfRange | -";
                case 20:
                    return "ask, stripe 0 | 24010774b701d4c3b2a10700000000000000000000000100 | OutOfRange | -";
                case 21:
                    return "ask, twice | 24010774b701d4c3b2a1070000000100000000000000010001000000000000000200 | DuplicateEntry |"
                        + " -";
                case 22:
                    return "ask and whole | 24030774b701d4c3b2a10700000001000000000000000100 | ReservedBits | -";
                case 23:
                    return "ask, twelve | 24010774b701d4c3b2a1070000000100000000000000010002000000000000000100030000000000000001"
                        + "0004000000000000000100050000000000000001000600000000000000010007000000000000000100080000000000000001"
                        + "00090000000000000001000a0000000000000001000b0000000000000001000c000000000000000100 | TrailingBytes |"
                        + " -";
                case 24:
                    return "ask, flag 2 | 24040774b701d4c3b2a10700000001000000000000000100 | ReservedBits | -";
                case 25:
                    return "fragment | 25000774b701d4c3b2a1070000001122334455667788030000007856341273076400000306090c0f1215181b1"
                        + "e2124272a2d303336393c3f4245484b4e5154575a5d606366696c6f7275787b7e8184878a8d909396999c9fa2a5a8abaeb1b"
                        + "4b7babdc0c3c6c9cccfd2d5d8dbdee1e4e7eaedf0f3f6f9fcff0205080b0e1114171a1d202326292c2f3235383b3e4144474"
                        + "a4d505356595c5f6265686b6e7174777a7d808386898c8f9295989b9ea1a4a7aaadb0b3b6b9bcbfc2c5c8cbced1d4d7dadde"
                        + "0e3e6e9eceff2f5f8fbfe0104070a0d101316191c1f2225282b2e3134373a3d | Done | fragment 8877665544332211:3"
                        + ":12345678:4:8:7:100 000306090c0f1215181b1e2124272a2d303336393c3f4245484b4e5154575a5d606366696c6f7275"
                        + "787b7e8184878a8d909396999c9fa2a5a8abaeb1b4b7babdc0c3c6c9cccfd2d5d8dbdee1e4e7eaedf0f3f6f9fcff0205080b"
                        + "0e1114171a1d202326292c2f3235383b3e4144474a4d505356595c5f6265686b6e7174777a7d808386898c8f9295989b9ea1"
                        + "a4a7aaadb0b3b6b9bcbfc2c5c8cbced1d4d7dadde0e3e6e9eceff2f5f8fbfe0104070a0d101316191c1f2225282b2e313437"
                        + "3a3d";
                case 26:
                    return "fragment, one byte | 25000774b701d4c3b2a107000000010000000000000000000000000000000000000099 | Done |"
                        + " fragment 0000000000000001:0:00000000:1:1:0:0 99";
                case 27:
                    return "fragment, none | 25000774b701d4c3b2a1070000000100000000000000000000000000000000000000 | TooShort | -";
                case 28:
                    return "fragment, 193 | 25000774b701d4c3b2a1070000000100000000000000000000000000000000000000000306090c0f1215"
                        + "181b1e2124272a2d303336393c3f4245484b4e5154575a5d606366696c6f7275787b7e8184878a8d909396999c9fa2a5a8ab"
                        + "aeb1b4b7babdc0c3c6c9cccfd2d5d8dbdee1e4e7eaedf0f3f6f9fcff0205080b0e1114171a1d202326292c2f3235383b3e41"
                        + "44474a4d505356595c5f6265686b6e7174777a7d808386898c8f9295989b9ea1a4a7aaadb0b3b6b9bcbfc2c5c8cbced1d4d7"
                        + "dadde0e3e6e9eceff2f5f8fbfe0104070a0d101316191c1f2225282b2e3134373a3d01 | TrailingBytes | -";
                case 29:
                    return "fragment, index n | 25000774b701d4c3b2a107000000010000000000000000000000000000007308000001 | OutOfRa"
                        + "nge | -";
                case 30:
                    return "fragment, stripe 0 | 25000774b701d4c3b2a107000000000000000000000000000000000000007301000001 | OutOfR"
                        + "ange | -";
                case 31:
                    return "fragment, n below k | 25000774b701d4c3b2a107000000010000000000000000000000000000002301000001 | OutOf"
                        + "Range | -";
                case 32:
                    return "challenge | 26000774b701d4c3b2a107000000010000000000000003000000bebafeca | Done | challenge 00000000"
                        + "00000001:3 seed=cafebabe";
                case 33:
                    return "challenge, stripe 0 | 26000774b701d4c3b2a10700000000000000000000000300000001000000 | OutOfRange | -";
                case 34:
                    return "challenge, cut | 26000774b701d4c3b2a107000000010000000000000003000000bebafe | TooShort | -";
                case 35:
                    return "challenge, longer | 26000774b701d4c3b2a107000000010000000000000003000000bebafeca00 | TrailingBytes |"
                        + " -";
                case 36:
                    return "proof | 27000774b701d4c3b2a1070000000403020101000000000000000300000007bebafeca01020304 | Done | proo"
                        + "f for=01020304 0000000000000001:3:7 older=0 seed=cafebabe 01020304";
                case 37:
                    return "proof, 3 held for longer | 27030774b701d4c3b2a1070000000403020101000000000000000300000007bebafeca010"
                        + "20304 | Done | proof for=01020304 0000000000000001:3:7 older=3 seed=cafebabe 01020304";
                case 38:
                    return "proof, 15 held for longer | 270f0774b701d4c3b2a1070000000403020101000000000000000300000007bebafeca01"
                        + "020304 | Done | proof for=01020304 0000000000000001:3:7 older=15 seed=cafebabe 01020304";
                case 39:
                    return "proof, flag 16 | 27100774b701d4c3b2a1070000000403020101000000000000000300000007bebafeca01020304 | Re"
                        + "servedBits | -";
                case 40:
                    return "proof, index 16 | 27000774b701d4c3b2a10700000001000000010000000000000003000000100100000000000000 | O"
                        + "utOfRange | -";
                case 41:
                    return "proof, for nobody | 27000774b701d4c3b2a10700000000000000010000000000000003000000070100000000000000 |"
                        + " OutOfRange | -";
                case 42:
                    return "proof, cut | 27000774b701d4c3b2a1070000000403020101000000000000000300000007bebafeca010203 | TooShort"
                        + " | -";
                case 43:
                    return "proof, longer | 27000774b701d4c3b2a1070000000403020101000000000000000300000007bebafeca0102030400 | T"
                        + "railingBytes | -";
                case 44:
                    return "proof, flag | 27800774b701d4c3b2a1070000000403020101000000000000000300000007bebafeca01020304 | Reser"
                        + "vedBits | -";
                default:
                    return "";
            }
        }
    }
}
