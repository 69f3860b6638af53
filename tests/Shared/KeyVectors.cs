namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/keys.txt, from which VectorSourcesTests writes this file.</summary>
    public static class KeyVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 8;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 0 | 1efa964e1344affde4edc2403e425"
                        + "3c6f51bdb7443e58647dfdd27b55f8c44ae | 000700001c232a31383f464d | 363c19446107e74f";
                case 1:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1 | cd7b3b9b2a7ca8beceab1254d00ce"
                        + "5fd6bd752615fac477a7114be9b2018af02 | 010801001d242b323940474e555c | b29af08faf72f1db";
                case 2:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 258 | 7b834519abfda64b952c5edc407"
                        + "85bc96b5714040cbee5f73f247233ec6771e6 | 020902011e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cd"
                        + "d4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bb | 72e17ee603fa3b92";
                case 3:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 65535 | 6f8fa8ca65c30377ab77392b9"
                        + "355524db76be13fe2437daa4b85d8e205d6ee57 | ff06ffff1b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3"
                        + "cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21"
                        + "282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f"
                        + "868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dd"
                        + "e4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b"
                        + "424950575e656c737a81888f96 | 89eaeac3f12cd279";
                case 4:
                    return "ee861e9dfb687e29cba352ce9cda5a4893071ea10c980bd1da1e4254b7c774f1 | 0 | 98e6f3d278562874d50e23d28babd"
                        + "21f16914a139a5fc5d85ce7824a5077784b | 000700001c232a31383f464d | a4b2a8209e2c141c";
                case 5:
                    return "ee861e9dfb687e29cba352ce9cda5a4893071ea10c980bd1da1e4254b7c774f1 | 1 | d596c9bcd5395c703eb9c40782442"
                        + "1cc53613eea3f2cf0a012d9d00fb349b569 | 010801001d242b323940474e555c | 1b836dade5c26485";
                case 6:
                    return "0000000000000000000000000000000000000000000000000000000000000000 | 65535 | bdd6db140fe66601a05cbd333"
                        + "37d4eef096a7913d226095f448e30956efcf24d | ff06ffff1b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3"
                        + "cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21"
                        + "282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f"
                        + "868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dd"
                        + "e4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b"
                        + "424950575e656c737a81888f96 | bbf52fbdc42e31f5";
                case 7:
                    return "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff | 65535 | d159fe21dbcd3b57f63bd1b8f"
                        + "c62b2af0597a08ff186f80ab35da6d4c8ee65e1 | ff06ffff1b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3"
                        + "cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21"
                        + "282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b323940474e555c636a71787f"
                        + "868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dd"
                        + "e4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b"
                        + "424950575e656c737a81888f96 | 4ea133ba11e3d95c";
                default:
                    return "";
            }
        }
    }
}
