namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/keys.txt, from which VectorSourcesTests writes this file.</summary>
    public static class KeyVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 9;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 0 | 0c52df1238e151bc81daf753bcdf3"
                        + "e445d15807977ef774b5b734e5bae41501e | 0007000000002a31383f464d545b | be307eb12f38f9e4";
                case 1:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1439 | 0c52df1238e151bc81daf753bc"
                        + "df3e445d15807977ef774b5b734e5bae41501e | 01089f0500002b323940474e555c636a71787f868d94 | 0885279e276b"
                        + "ca9d";
                case 2:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 1440 | f798e118f04122c42414ca27f3"
                        + "ce94b16c0f5af77dbb7b7eae8f2f8f0d4d29af | 0209a00500002c333a41484f565d646b727980878e95 | b13cbb1717b7"
                        + "cb36";
                case 3:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 28800007 | 0e7c2cfedf88d238b495d5"
                        + "3c430c287fa58f6fdf6086333f4b3fd3a82c1c91e6 | 030a0774b7012d343b424950575e656c737a81888f969da4abb2b9c"
                        + "0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171"
                        + "e252c333a41484f565d | c033e76bcb3f888d";
                case 4:
                    return "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f | 4294967295 | 718c02910de73c74e646"
                        + "b744eee8d4c998b399ea03acee134021daef8bf013b8 | 040bffffffff2e353c434a51585f666d747b828990979ea5acb3b"
                        + "ac1c8cfd6dde4ebf2f900070e151c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a111"
                        + "81f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f7"
                        + "67d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd"
                        + "4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d7dee5ecf3fa01080f161d242b3"
                        + "23940474e555c636a71787f868d949b | fa292cb7ed83c991";
                case 5:
                    return "ee861e9dfb687e29cba352ce9cda5a4893071ea10c980bd1da1e4254b7c774f1 | 0 | 867181caf53fa65526f9510dcb03c"
                        + "9dd20717d7eec2c565c4e69d07fe70f74dd | 050c000000002f363d444b525960 | 82a2b02a1b3292db";
                case 6:
                    return "ee861e9dfb687e29cba352ce9cda5a4893071ea10c980bd1da1e4254b7c774f1 | 28800007 | 555547f7e2df6fea7986e2"
                        + "117f0aaae6274d86a0749af3491558c87f4197c1d8 | 060d0774b70130373e454c535a61686f767d848b9299 | 59d0a08e"
                        + "0ffb934d";
                case 7:
                    return "0000000000000000000000000000000000000000000000000000000000000000 | 4294967295 | 190c2773ebab9573658a"
                        + "18c9bc65d15577c75681ed27ec43716649bed42dc783 | 070effffffff31383f464d545b626970777e858c939aa1a8afb6b"
                        + "dc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141"
                        + "b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d8dfe6edf4fb020910171e252c333a41484f565d646b727"
                        + "980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f363d444b525960676e757c838a91989fa6adb4bbc2c9d0d"
                        + "7dee5ecf3fa01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3dae1e8eff6fd040b121920272e3"
                        + "53c434a51585f666d747b828990979e | df2ba7686226e962";
                case 8:
                    return "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff | 2147483648 | 5462016ea568fbecfbee"
                        + "32083689c64693a3a81eebe958c858aa4d8ef6edb42a | 080f00000080323940474e555c636a71787f868d949ba2a9b0b7b"
                        + "ec5ccd3dae1e8eff6fd040b121920272e353c434a51585f666d747b828990979ea5acb3bac1c8cfd6dde4ebf2f900070e151"
                        + "c232a31383f464d545b626970777e858c939aa1a8afb6bdc4cbd2d9e0e7eef5fc030a11181f262d343b424950575e656c737"
                        + "a81888f969da4abb2b9c0c7ced5dce3eaf1f8ff060d141b222930373e454c535a61686f767d848b9299a0a7aeb5bcc3cad1d"
                        + "8dfe6edf4fb020910171e252c333a41484f565d646b727980878e959ca3aab1b8bfc6cdd4dbe2e9f0f7fe050c131a21282f3"
                        + "63d444b525960676e757c838a91989f | aa5084fd28d77c64";
                default:
                    return "";
            }
        }
    }
}
