namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/store.txt, from which VectorSourcesTests writes this file.</summary>
    public static class StoreVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 65;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "offer | 23000774b701d4c3b2a10700000020efbe00000000 | Done | offer flags=0 room=512 home=48879 former"
                        + "=00000000";
                case 1:
                    return "offer, under another name before | 23000774b701d4c3b2a10700000007010004030201 | Done | offer flags=0"
                        + " room=7 home=1 former=01020304";
                case 2:
                    return "offer, most room | 23000774b701d4c3b2a10700000077ffff00000000 | Done | offer flags=0 room=1879048192"
                        + " home=65535 former=00000000";
                case 3:
                    return "offer, room above | 23000774b701d4c3b2a10700000078010000000000 | OutOfRange | -";
                case 4:
                    return "offer, a guest asks | 23010774b701d4c3b2a10700000000000000000000 | Done | offer flags=1 room=0 home="
                        + "0 former=00000000";
                case 5:
                    return "offer, a guest with room | 23010774b701d4c3b2a10700000001000000000000 | OutOfRange | -";
                case 6:
                    return "offer, leaves | 23020774b701d4c3b2a10700000000050000000000 | Done | offer flags=2 room=0 home=5 form"
                        + "er=00000000";
                case 7:
                    return "offer, of one that sleeps | 23040774b701d4c3b2a10700000020efbe000000000b | Done | offer flags=4 room"
                        + "=512 home=48879 former=00000000 nap=11";
                case 8:
                    return "offer, of one that sleeps, cut | 23040774b701d4c3b2a10700000020efbe00000000 | TooShort | -";
                case 9:
                    return "offer, nap 0 | 23040774b701d4c3b2a10700000020efbe0000000000 | OutOfRange | -";
                case 10:
                    return "offer, nap 18 | 23040774b701d4c3b2a10700000020efbe0000000012 | OutOfRange | -";
                case 11:
                    return "offer, flag 8 | 23080774b701d4c3b2a10700000000050000000000 | ReservedBits | -";
                case 12:
                    return "offer, sender 0 | 23000774b701000000000700000001050000000000 | OutOfRange | -";
                case 13:
                    return "offer, cut | 23000774b701d4c3b2a107000000010500000000 | TooShort | -";
                case 14:
                    return "offer, longer | 23000774b701d4c3b2a1070000000105000000000000 | TrailingBytes | -";
                case 15:
                    return "want | 24000774b701d4c3b2a1070000000807060504030201f100 | Done | want flags=0 0102030405060708 mask="
                        + "241";
                case 16:
                    return "want, to repair | 24010774b701d4c3b2a10700000008070605040302010080 | Done | want flags=1 01020304050"
                        + "60708 mask=32768";
                case 17:
                    return "want, mask 0 | 24000774b701d4c3b2a10700000008070605040302010000 | OutOfRange | -";
                case 18:
                    return "want, name 0 | 24000774b701d4c3b2a10700000000000000000000000100 | OutOfRange | -";
                case 19:
                    return "want, flag 2 | 24020774b701d4c3b2a10700000008070605040302010100 | ReservedBits | -";
                case 20:
                    return "want, cut | 24000774b701d4c3b2a107000000080706050403020101 | TooShort | -";
                case 21:
                    return "want, longer | 24000774b701d4c3b2a1070000000807060504030201010000 | TrailingBytes | -";
                case 22:
                    return "fragment, served | 25000774b701d4c3b2a10700000004030201730780c3c901031425364758697a6d46e6c257db21b60"
                        + "76682af88548477b53388cab876f0a3580b68e2f38afc38c6669b3b5b3fdf6202a250f0902dcd5232926fcfaf0eee5333939"
                        + "73757ea0ac1a101fc5c3c68883555f54beb8b36d6b2d2728f2f4ffd1da0c060bf1f7fc22283e343be1e7e3ada6707a72c8ce"
                        + "c51b1e58525d87818e606bbdb7b5fff9f22c27010b04ded8d12f24f2f8f6eceae13f3b7d7778a2a4a8161dcbc1c08a8c8759"
                        + "56b0bab56f696f212afcf6f9d3d5de0009fff5fa20262c3239efe5e5afa9a27c70c6ccc3191f1a545f89838862646fb1b7f "
                        + "| Done | fragment flags=0 for=01020304 4:8:176 index=7 expiry=30000000 name=61f177ab22858fdf";
                case 23:
                    return "fragment, to keep | 25010774b701d4c3b2a10700000004030201730080c3c901031425364758697aba12c00d70016cae"
                        + "121982c2d3c02c0a8c15a9a9a9b6c458580b68e2f38afc380306090c0f1215181b1e2124272a2d303336393c3f4245484b4e"
                        + "5154575a5d606366696c6f7275787b7e8184878a8d909396999c9fa2a5a8abaeb1b4b7babdc0c3c6c9cccfd2d5d8dbdee1e4"
                        + "e7eaedf0f3f6f9fcff0205080b0e1114171a1d202326292c2f3235383b3e4144474a4d505356595c5f6265686b6e7174777a"
                        + "7d808386898c8f9295989b9ea1a4a7aaadb0b3b6b9bcbfc2c5c8cbced1d4d7dadde0e3e6e9eceff2f5f8fbfe0104070a0d10"
                        + " | Done | fragment flags=1 for=01020304 4:8:176 index=0 expiry=30000000 name=61f177ab22858fdf";
                case 24:
                    return "fragment, re-created | 25030774b701d4c3b2a10700000004030201b30bffffffff4d5e6f8091a2b3c47c4c9987072d1"
                        + "a4040793d7198b5a5187dc2496177b997c3be10eae07774b3e94baa352ca9e37c779829b65e554cd32888c55a471cad32d32"
                        + "07ae5af4e5bc47577960910014bd416e150cfccc7de412e8e851a1f44ac33d221da450f | Done | fragment flags=3 fo"
                        + "r=01020304 4:12:60 index=11 expiry=4294967295 name=277bd819c2674adc";
                case 25:
                    return "fragment, one byte copied | 25010774b701d4c3b2a10700000004030201400400000000091a2b3c4d5e6f8000000000"
                        + "000000008c24c4418905eb7a1bad3a87951c4bc4580b68e2f38afc3809 | Done | fragment flags=1 for=01020304 1:"
                        + "5:1 index=4 expiry=0 name=33ce93f4579b6366";
                case 26:
                    return "fragment, 16 of 16 | 25010774b701d4c3b2a10700000004030201ff0f0100000032435465768798a9587b3f8038d0bde"
                        + "8eeb3ae1ecf5de09adf6b78b189bf7be5d33caefd3dfec96e3d404346494c4f5255585b5e6164676a6d707376797c7f | Do"
                        + "ne | fragment flags=1 for=01020304 16:16:23 index=15 expiry=1 name=cf2131d72ad2f1bb";
                case 27:
                    return "fragment, re-created and not to keep | 25020774b701d4c3b2a10700000004030201730780c3c9010314253647586"
                        + "97a6d46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc38c6669b3b5b3fdf6202a250f0902dcd523"
                        + "2926fcfaf0eee533393973757ea0ac1a101fc5c3c68883555f54beb8b36d6b2d2728f2f4ffd1da0c060bf1f7fc22283e343b"
                        + "e1e7e3ada6707a72c8cec51b1e58525d87818e606bbdb7b5fff9f22c27010b04ded8d12f24f2f8f6eceae13f3b7d7778a2a4"
                        + "a8161dcbc1c08a8c875956b0bab56f696f212afcf6f9d3d5de0009fff5fa20262c3239efe5e5afa9a27c70c6ccc3191f1a54"
                        + "5f89838862646fb1b7f | OutOfRange | -";
                case 28:
                    return "fragment, flag 4 | 25040774b701d4c3b2a10700000004030201730780c3c901031425364758697a6d46e6c257db21b60"
                        + "76682af88548477b53388cab876f0a3580b68e2f38afc38c6669b3b5b3fdf6202a250f0902dcd5232926fcfaf0eee5333939"
                        + "73757ea0ac1a101fc5c3c68883555f54beb8b36d6b2d2728f2f4ffd1da0c060bf1f7fc22283e343be1e7e3ada6707a72c8ce"
                        + "c51b1e58525d87818e606bbdb7b5fff9f22c27010b04ded8d12f24f2f8f6eceae13f3b7d7778a2a4a8161dcbc1c08a8c8759"
                        + "56b0bab56f696f212afcf6f9d3d5de0009fff5fa20262c3239efe5e5afa9a27c70c6ccc3191f1a545f89838862646fb1b7f "
                        + "| ReservedBits | -";
                case 29:
                    return "fragment, for nobody | 25000774b701d4c3b2a10700000000000000730701000000031425364758697a6d46e6c257db2"
                        + "1b6076682af88548477b53388cab876f0a3580b68e2f38afc38c6669b3b5b3fdf6202a250f0902dcd5232926fcfaf0eee533"
                        + "393973757ea0ac1a101fc5c3c68883555f54beb8b36d6b2d2728f2f4ffd1da0c060bf1f7fc22283e343be1e7e3ada6707a72"
                        + "c8cec51b1e58525d87818e606bbdb7b5fff9f22c27010b04ded8d12f24f2f8f6eceae13f3b7d7778a2a4a8161dcbc1c08a8c"
                        + "875956b0bab56f696f212afcf6f9d3d5de0009fff5fa20262c3239efe5e5afa9a27c70c6ccc3191f1a545f89838862646fb1"
                        + "b7f | OutOfRange | -";
                case 30:
                    return "fragment, none | 25000774b701d4c3b2a10700000004030201730780c3c901031425364758697a6d46e6c257db21b6076"
                        + "682af88548477b53388cab876f0a3580b68e2f38afc38 | TooShort | -";
                case 31:
                    return "fragment, 177 bytes | 25000774b701d4c3b2a10700000004030201730780c3c901031425364758697a6d46e6c257db21"
                        + "b6076682af88548477b53388cab876f0a3580b68e2f38afc38c6669b3b5b3fdf6202a250f0902dcd5232926fcfaf0eee5333"
                        + "93973757ea0ac1a101fc5c3c68883555f54beb8b36d6b2d2728f2f4ffd1da0c060bf1f7fc22283e343be1e7e3ada6707a72c"
                        + "8cec51b1e58525d87818e606bbdb7b5fff9f22c27010b04ded8d12f24f2f8f6eceae13f3b7d7778a2a4a8161dcbc1c08a8c8"
                        + "75956b0bab56f696f212afcf6f9d3d5de0009fff5fa20262c3239efe5e5afa9a27c70c6ccc3191f1a545f89838862646fb1b"
                        + "7f01 | TrailingBytes | -";
                case 32:
                    return "fragment, index n | 25000774b701d4c3b2a10700000004030201400501000000091a2b3c4d5e6f800000000000000000"
                        + "8c24c4418905eb7a1bad3a87951c4bc4580b68e2f38afc3809 | OutOfRange | -";
                case 33:
                    return "fragment, n below k | 25000774b701d4c3b2a10700000004030201230401000000091a2b3c4d5e6f8000000000000000"
                        + "008c24c4418905eb7a1bad3a87951c4bc4580b68e2f38afc3809 | OutOfRange | -";
                case 34:
                    return "challenge | 26000774b701d4c3b2a1070000000807060504030201bebafecaff0f | Done | challenge 010203040506"
                        + "0708 seed=cafebabe mask=4095";
                case 35:
                    return "challenge, mask 0 | 26000774b701d4c3b2a1070000000807060504030201010000000000 | OutOfRange | -";
                case 36:
                    return "challenge, name 0 | 26000774b701d4c3b2a1070000000000000000000000010000000100 | OutOfRange | -";
                case 37:
                    return "challenge, flag | 26010774b701d4c3b2a1070000000807060504030201010000000100 | ReservedBits | -";
                case 38:
                    return "challenge, cut | 26000774b701d4c3b2a10700000008070605040302010100000001 | TooShort | -";
                case 39:
                    return "challenge, longer | 26000774b701d4c3b2a107000000080706050403020101000000010000 | TrailingBytes | -";
                case 40:
                    return "proof | 27000774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b0031425364758697a6d46e6c257"
                        + "db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418e8d0d331d1"
                        + "27be1e7e3ada6707a72c8cec51b1e58525d87818e606bb | Done | proof for=01020304 61f177ab22858fdf 4:8:176 "
                        + "index=7 seed=cafebabe block=3 right=1 tag=0000000000000000";
                case 41:
                    return "proof, another block | 27000774b701d4c3b2a1070000000403020105000000df8f8522ab77f1617307b003142536475"
                        + "8697a6d46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc385c21f35b93095e3f5a54c78a67ae3c4"
                        + "1de6c2ff58c62f38d96f212afcf6f9d3d5de0009fff5fa20262c3239efe5e | Done | proof for=01020304 61f177ab22"
                        + "858fdf 4:8:176 index=7 seed=00000005 block=6 right=1 tag=0000000000000000";
                case 42:
                    return "proof, of a re-created one | 27000774b701d4c3b2a107000000040302014d000000dc4a67c219d87b27b30b3c4d5e6"
                        + "f8091a2b3c47c4c9987072d1a4040793d7198b5a5187dc2496177b997c3be10eae07774b3e969a0d395c0d322a19742a0714"
                        + "847c3c7337242b799b4032c32d3207ae5af4e5bc47577960910014bd416e150cfcc | Done | proof for=01020304 277b"
                        + "d819c2674adc 4:12:60 index=11 seed=0000004d block=1 right=1 tag=0000000000000000";
                case 43:
                    return "proof, of one byte | 27000774b701d4c3b2a107000000040302010000000066639b57f493ce33400401091a2b3c4d5e6"
                        + "f8000000000000000008c24c4418905eb7a1bad3a87951c4bc4580b68e2f38afc387d5fb65860b88c13e3da8f76ac23d838e"
                        + "3efe55feecb104f09 | Done | proof for=01020304 33ce93f4579b6366 1:5:1 index=4 seed=00000000 block=0 r"
                        + "ight=1 tag=0000000000000000";
                case 44:
                    return "proof, wrong block | 27000774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b00314253647586"
                        + "97a6d46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd"
                        + "418e8d0d331d127bf1e7e3ada6707a72c8cec51b1e58525d87818e606bb | Done | proof for=01020304 61f177ab2285"
                        + "8fdf 4:8:176 index=7 seed=cafebabe block=3 right=0 tag=0000000000000000";
                case 45:
                    return "proof, for nobody | 27000774b701d4c3b2a1070000000000000001000000df8f8522ab77f1617307b003142536475869"
                        + "7a6d46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc38e4697f6e0032718872f127b473602a29d4"
                        + "18e8d0d331d127ee533393973757ea0ac1a101fc5c3c68883555f54beb | OutOfRange | -";
                case 46:
                    return "proof, size 0 | 27000774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f161730700031425364758697a6d"
                        + "46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418e8"
                        + "d0d331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606bb | OutOfRange | -";
                case 47:
                    return "proof, size 177 | 27000774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b1031425364758697a"
                        + "6d46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418"
                        + "e8d0d331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606bb | OutOfRange | -";
                case 48:
                    return "proof, index n | 27000774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617308b0031425364758697a6"
                        + "d46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418e"
                        + "8d0d331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606bb | OutOfRange | -";
                case 49:
                    return "proof, flag 2 | 27020774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b0031425364758697a6d"
                        + "46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418e8"
                        + "d0d331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606bb | ReservedBits | -";
                case 50:
                    return "proof, tagged | 27010774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b0031425364758697a6d"
                        + "46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418e8"
                        + "d0d331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606bb0807060504030201 | Done | proof for=01020304 6"
                        + "1f177ab22858fdf 4:8:176 index=7 seed=cafebabe block=3 right=1 tag=0102030405060708";
                case 51:
                    return "proof, tag cut | 27010774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b0031425364758697a6"
                        + "d46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418e"
                        + "8d0d331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606bb00000000000000 | TooShort | -";
                case 52:
                    return "proof, tag missing | 27010774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b00314253647586"
                        + "97a6d46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd"
                        + "418e8d0d331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606bb | TooShort | -";
                case 53:
                    return "proof, cut | 27000774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b0031425364758697a6d46e"
                        + "6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418e8d0d"
                        + "331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606 | TooShort | -";
                case 54:
                    return "proof, longer | 27000774b701d4c3b2a10700000004030201bebafecadf8f8522ab77f1617307b0031425364758697a6d"
                        + "46e6c257db21b6076682af88548477b53388cab876f0a3580b68e2f38afc384ea11a479c9407c445135061f8cfd08dd418e8"
                        + "d0d331d127be1e7e3ada6707a72c8cec51b1e58525d87818e606bb00 | TrailingBytes | -";
                case 55:
                    return "renewal | 2c000774b701d4c3b2a10700000008070605040302010180c3c901ab72ee652d3315e9 | Done | renewal fl"
                        + "ags=0 0102030405060708 number=1 expiry=30000000 ab72ee652d3315e9";
                case 56:
                    return "renewal, the last | 2c000774b701d4c3b2a10700000008070605040302013fffffffff6545083e120b1ec7 | Done | "
                        + "renewal flags=0 0102030405060708 number=63 expiry=4294967295 6545083e120b1ec7";
                case 57:
                    return "renewal, forget | 2c010774b701d4c3b2a107000000080706050403020140000000000102030405060708 | Done | re"
                        + "newal flags=1 0102030405060708 number=64 expiry=0 0102030405060708";
                case 58:
                    return "renewal, 64 without forget | 2c000774b701d4c3b2a107000000080706050403020140010000000102030405060708 "
                        + "| OutOfRange | -";
                case 59:
                    return "renewal, forget with 63 | 2c010774b701d4c3b2a10700000008070605040302013f010000000102030405060708 | O"
                        + "utOfRange | -";
                case 60:
                    return "renewal, number 0 | 2c000774b701d4c3b2a107000000080706050403020100010000000102030405060708 | OutOfRa"
                        + "nge | -";
                case 61:
                    return "renewal, name 0 | 2c000774b701d4c3b2a107000000000000000000000001010000000102030405060708 | OutOfRang"
                        + "e | -";
                case 62:
                    return "renewal, flag 2 | 2c020774b701d4c3b2a107000000080706050403020101010000000102030405060708 | ReservedB"
                        + "its | -";
                case 63:
                    return "renewal, cut | 2c000774b701d4c3b2a1070000000807060504030201010100000001020304050607 | TooShort | -";
                case 64:
                    return "renewal, longer | 2c000774b701d4c3b2a10700000008070605040302010101000000010203040506070800 | Trailin"
                        + "gBytes | -";
                default:
                    return "";
            }
        }
    }
}
