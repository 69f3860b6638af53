namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/secrets.txt, from which VectorSourcesTests writes this file.</summary>
    public static class SecretVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 96;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "x25519 | 3ca33472d7fbe17a0129389332e605fba06bcb80b2b6c027ae2d9593ea489e0c 09000000000000000000000000"
                        + "00000000000000000000000000000000000000 | 9e721d84315ad58e37e084b486b48b8979f4a91efc9b4c4b8587a895a52"
                        + "40a35";
                case 1:
                    return "x25519 | bcbaecd82eccff3bd9fbcb84d7f50c72421934dbf048f6753ee9f080cd9df5cd 09000000000000000000000000"
                        + "00000000000000000000000000000000000000 | 7f41eaa1c3290cee8da7c3d82e5a6da660392a0b87fae5c7455a66bce9f"
                        + "5611f";
                case 2:
                    return "x25519 | 3ca33472d7fbe17a0129389332e605fba06bcb80b2b6c027ae2d9593ea489e0c 7f41eaa1c3290cee8da7c3d82e"
                        + "5a6da660392a0b87fae5c7455a66bce9f5611f | e98e9cdff65c589280ec78c20d5aea334325092f974b0c24b29ddfc7634"
                        + "2e413";
                case 3:
                    return "x25519 | bcbaecd82eccff3bd9fbcb84d7f50c72421934dbf048f6753ee9f080cd9df5cd 9e721d84315ad58e37e084b486"
                        + "b48b8979f4a91efc9b4c4b8587a895a5240a35 | e98e9cdff65c589280ec78c20d5aea334325092f974b0c24b29ddfc7634"
                        + "2e413";
                case 4:
                    return "x25519 | a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4 e6db6867583030db3594c1a424"
                        + "b15f7c726624ec26b3353b10a903a6d0ab1c4c | c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a"
                        + "28552";
                case 5:
                    return "name | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 0 9e721d84315ad58e37e084b486"
                        + "b48b8979f4a91efc9b4c4b8587a895a5240a35 | b0a1b769";
                case 6:
                    return "name | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 20000 9e721d84315ad58e37e084"
                        + "b486b48b8979f4a91efc9b4c4b8587a895a5240a35 | 47441fc6";
                case 7:
                    return "identity | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 9e721d84315ad58e37e084b4"
                        + "86b48b8979f4a91efc9b4c4b8587a895a5240a35 | beffa8a722f86259";
                case 8:
                    return "name | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 0 7f41eaa1c3290cee8da7c3d82e"
                        + "5a6da660392a0b87fae5c7455a66bce9f5611f | 58a56332";
                case 9:
                    return "name | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 20000 7f41eaa1c3290cee8da7c3"
                        + "d82e5a6da660392a0b87fae5c7455a66bce9f5611f | 47ae2b22";
                case 10:
                    return "identity | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 7f41eaa1c3290cee8da7c3d8"
                        + "2e5a6da660392a0b87fae5c7455a66bce9f5611f | c00ed36e5adc83ef";
                case 11:
                    return "name | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 0 00000000000000000000000000"
                        + "00000000000000000000000000000000000000 | e9532eac";
                case 12:
                    return "name | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 20000 0000000000000000000000"
                        + "000000000000000000000000000000000000000000 | ea376ca9";
                case 13:
                    return "identity | 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f 000000000000000000000000"
                        + "0000000000000000000000000000000000000000 | dd39949bdaa7ceac";
                case 14:
                    return "pair | e98e9cdff65c589280ec78c20d5aea334325092f974b0c24b29ddfc76342e413 7f41eaa1c3290cee8da7c3d82e5a"
                        + "6da660392a0b87fae5c7455a66bce9f5611f 9e721d84315ad58e37e084b486b48b8979f4a91efc9b4c4b8587a895a5240a3"
                        + "5 | 9036dd66a385865447fd9793b2d7a592";
                case 15:
                    return "pair | e98e9cdff65c589280ec78c20d5aea334325092f974b0c24b29ddfc76342e413 9e721d84315ad58e37e084b486b4"
                        + "8b8979f4a91efc9b4c4b8587a895a5240a35 7f41eaa1c3290cee8da7c3d82e5a6da660392a0b87fae5c7455a66bce9f5611"
                        + "f | 9036dd66a385865447fd9793b2d7a592";
                case 16:
                    return "edge | 9036dd66a385865447fd9793b2d7a592 00000001 00000002 | ae2d8cc4741a45c15f8ab0976244cf2b";
                case 17:
                    return "edge | 9036dd66a385865447fd9793b2d7a592 00000002 00000001 | 597a58946a02b2c3178b7eb4c0bf20ae";
                case 18:
                    return "edge | 9036dd66a385865447fd9793b2d7a592 fffffffe 80000000 | c7279d3fa09f6e0fb0091c2e9cb183b7";
                case 19:
                    return "entry | ae2d8cc4741a45c15f8ab0976244cf2b 0000000000000000 | dbdd3603145e";
                case 20:
                    return "proposal | ae2d8cc4741a45c15f8ab0976244cf2b 0000000000000000 | 24c15fe9a58e";
                case 21:
                    return "tombstone | ae2d8cc4741a45c15f8ab0976244cf2b 0000000000000000 | ef7b6cc69652";
                case 22:
                    return "keepsake | ae2d8cc4741a45c15f8ab0976244cf2b 0000000000000000 | 54001c36eaef";
                case 23:
                    return "entry | ae2d8cc4741a45c15f8ab0976244cf2b b7b5b10677f9a3e8 | 50e00739c13b";
                case 24:
                    return "proposal | ae2d8cc4741a45c15f8ab0976244cf2b b7b5b10677f9a3e8 | 438f210d0a6d";
                case 25:
                    return "tombstone | ae2d8cc4741a45c15f8ab0976244cf2b b7b5b10677f9a3e8 | 735e76e6dd77";
                case 26:
                    return "keepsake | ae2d8cc4741a45c15f8ab0976244cf2b b7b5b10677f9a3e8 | ba556af9cb52";
                case 27:
                    return "entry | c7279d3fa09f6e0fb0091c2e9cb183b7 0000000000000000 | 96d4706b5e57";
                case 28:
                    return "proposal | c7279d3fa09f6e0fb0091c2e9cb183b7 0000000000000000 | 2be87927570d";
                case 29:
                    return "tombstone | c7279d3fa09f6e0fb0091c2e9cb183b7 0000000000000000 | d767e3aab51c";
                case 30:
                    return "keepsake | c7279d3fa09f6e0fb0091c2e9cb183b7 0000000000000000 | 91ef79f502c6";
                case 31:
                    return "entry | c7279d3fa09f6e0fb0091c2e9cb183b7 b7b5b10677f9a3e8 | 004ee1fbe9f8";
                case 32:
                    return "proposal | c7279d3fa09f6e0fb0091c2e9cb183b7 b7b5b10677f9a3e8 | 5b59142987ef";
                case 33:
                    return "tombstone | c7279d3fa09f6e0fb0091c2e9cb183b7 b7b5b10677f9a3e8 | c9764f425e4b";
                case 34:
                    return "keepsake | c7279d3fa09f6e0fb0091c2e9cb183b7 b7b5b10677f9a3e8 | b94a80ee1acd";
                case 35:
                    return "entry | 00000000000000000000000000000000 0000000000000000 | 235b688e9704";
                case 36:
                    return "proposal | 00000000000000000000000000000000 0000000000000000 | 6d59e6532cf4";
                case 37:
                    return "tombstone | 00000000000000000000000000000000 0000000000000000 | fa7cb32ba7a1";
                case 38:
                    return "keepsake | 00000000000000000000000000000000 0000000000000000 | b13b9e1f59ed";
                case 39:
                    return "entry | 00000000000000000000000000000000 b7b5b10677f9a3e8 | 72c4750ac1d4";
                case 40:
                    return "proposal | 00000000000000000000000000000000 b7b5b10677f9a3e8 | a7e7d1dd9229";
                case 41:
                    return "tombstone | 00000000000000000000000000000000 b7b5b10677f9a3e8 | 7eec6afd2761";
                case 42:
                    return "keepsake | 00000000000000000000000000000000 b7b5b10677f9a3e8 | c9bd2bd6ebe9";
                case 43:
                    return "proof | ae2d8cc4741a45c15f8ab0976244cf2b 0000000000000000 | c05f6b1332120000";
                case 44:
                    return "proof | c7279d3fa09f6e0fb0091c2e9cb183b7 b7b5b10677f9a3e8 | 6153b2b31d7c0000";
                case 45:
                    return "turn | ae2d8cc4741a45c15f8ab0976244cf2b 1 0 | 935af3e9";
                case 46:
                    return "turn | ae2d8cc4741a45c15f8ab0976244cf2b 1 1 | 1daf36bd";
                case 47:
                    return "turn | ae2d8cc4741a45c15f8ab0976244cf2b 1 20001 | 9b21904f";
                case 48:
                    return "turn | ae2d8cc4741a45c15f8ab0976244cf2b 0 0 | 09ea876f";
                case 49:
                    return "turn | ae2d8cc4741a45c15f8ab0976244cf2b 0 1 | 7f8b79cc";
                case 50:
                    return "turn | ae2d8cc4741a45c15f8ab0976244cf2b 0 20001 | 951de753";
                case 51:
                    return "turn | 597a58946a02b2c3178b7eb4c0bf20ae 1 0 | 5f955097";
                case 52:
                    return "turn | 597a58946a02b2c3178b7eb4c0bf20ae 1 1 | 3c9cd32a";
                case 53:
                    return "turn | 597a58946a02b2c3178b7eb4c0bf20ae 1 20001 | 10f5d014";
                case 54:
                    return "turn | 597a58946a02b2c3178b7eb4c0bf20ae 0 0 | 0154fae9";
                case 55:
                    return "turn | 597a58946a02b2c3178b7eb4c0bf20ae 0 1 | 74bb439b";
                case 56:
                    return "turn | 597a58946a02b2c3178b7eb4c0bf20ae 0 20001 | 964c7412";
                case 57:
                    return "cover | ae2d8cc4741a45c15f8ab0976244cf2b 29000774b701d4c3b2a115000000 000102030405060708090a0b0c0d0e"
                        + "0f101112131415161718191a1b1c1d1e1f | 0a5b21b97beae3152323c71ff2bc13c323a6f5f562596be692d75a66b3e5877"
                        + "9";
                case 58:
                    return "cover | c7279d3fa09f6e0fb0091c2e9cb183b7 29000774b701d4c3b2a115000000 000102030405060708090a0b0c0d0e"
                        + "0f101112131415161718191a1b1c1d1e1f | 6769ef227ea17175c277646f96604616fd1a35b6f22ba40ca6928694bd77c57"
                        + "9";
                case 59:
                    return "issue | 87aea21c057cf01d714dccb8778daf66 9e721d84315ad58e37e084b486b48b8979f4a91efc9b4c4b8587a895a52"
                        + "40a35 | 8d4d8b536b706ec624cc1773c17b7797c7e4f2ae51bc1ee1";
                case 60:
                    return "answer | 24cc1773c17b7797c7e4f2ae51bc1ee1 9e721d84315ad58e37e084b486b48b8979f4a91efc9b4c4b8587a895a5"
                        + "240a35 bfb7ebeaf29f6051 1806583575052 660478520 | 63998c1a33411efa";
                case 61:
                    return "issue | 87aea21c057cf01d714dccb8778daf66 7f41eaa1c3290cee8da7c3d82e5a6da660392a0b87fae5c7455a66bce9f"
                        + "5611f | 8d4d8b536b706ec63cd254e833c551502f1d4b0643016719";
                case 62:
                    return "answer | 3cd254e833c551502f1d4b0643016719 7f41eaa1c3290cee8da7c3d82e5a6da660392a0b87fae5c7455a66bce9"
                        + "f5611f f802b5d113582b99 1167075793890 592536205 | 797d24f22991bba8";
                case 63:
                    return "issue | 87aea21c057cf01d714dccb8778daf66 beffa8a722f862590000000000000000000000000000000000000000000"
                        + "00000 | 8d4d8b536b706ec6ab7738b44a47646ac080b9816c26ef15";
                case 64:
                    return "answer | ab7738b44a47646ac080b9816c26ef15 beffa8a722f86259000000000000000000000000000000000000000000"
                        + "000000 0807060504030201 50000000 28799998 | ee0ecee44bcc69f5";
                case 65:
                    return "leaf | 0 - | c94d99004557e68f";
                case 66:
                    return "block | 0 0 - | f90b67da6399a635f1342e24494de1167c37e732cd156ba7";
                case 67:
                    return "path | 1 0 c94d99004557e68f | 00000000000000004ba652dd1e190f60e487979cc5f66e00580b68e2f38afc38";
                case 68:
                    return "root | 1 c94d99004557e68f | 75f2b307e9a95315";
                case 69:
                    return "stripe | 1 1 0 75f2b307e9a95315 37591dd0f8664add | fae30ec8eb3c3991";
                case 70:
                    return "leaf | 2 b7e9b02a232cfd9f877356a6dda9a5fccea05a64ed70 | 085ec56ad5c66238";
                case 71:
                    return "block | 2 1 b7e9b02a232cfd9f877356a6dda9a5fccea05a64ed70 | 1be6a762acf0a567a4aa16a8ec9ccda8ccf1d5ac3"
                        + "6ed0b00";
                case 72:
                    return "path | 3 2 65c503c5db78d0963767a684cb933039085ec56ad5c66238 | 0000000000000000ea43d61ec5bc3721e48797"
                        + "9cc5f66e00580b68e2f38afc38";
                case 73:
                    return "root | 3 65c503c5db78d0963767a684cb933039085ec56ad5c66238 | edb9b335b767971e";
                case 74:
                    return "stripe | 2 3 22 edb9b335b767971e 37591dd0f8664add | 03e507c9610ffa0d";
                case 75:
                    return "leaf | 7 3462eec527b8c82605bb2f8d7063ae832f9b382573edb246574c63813dc780f1b961605bb8f221459219b0738df"
                        + "2119c4d89e8c9346a9d3f84d424f5a1919843182295de2e6767050fa1670ea33081ffd2ab7015b7fcfadb1fafb96782b0ce2"
                        + "90addee1a | 8d2545f313373dce";
                case 76:
                    return "block | 7 4 3462eec527b8c82605bb2f8d7063ae832f9b382573edb246574c63813dc780f1b961605bb8f221459219b073"
                        + "8df2119c4d89e8c9346a9d3f84d424f5a1919843182295de2e6767050fa1670ea33081ffd2ab7015b7fcfadb1fafb96782b0"
                        + "ce290addee1a | e15b66228a74fdc3a41c9d2cea4e52a119d676c355772de9";
                case 77:
                    return "path | 8 7 7531cbe8d9af3d131b4571abb880bfec2a39f5f672d56ba42af609436e9484318fa28484b927d56e57ab0f1ae"
                        + "c927b03a6e6b773fe2105c58d2545f313373dce | a6e6b773fe2105c526886c47e1a391e7237e6e26c540f249580b68e2f3"
                        + "8afc38";
                case 78:
                    return "root | 8 7531cbe8d9af3d131b4571abb880bfec2a39f5f672d56ba42af609436e9484318fa28484b927d56e57ab0f1aec9"
                        + "27b03a6e6b773fe2105c58d2545f313373dce | 9ddc504b0495e1d2";
                case 79:
                    return "stripe | 4 8 100 9ddc504b0495e1d2 37591dd0f8664add | 6da9c6b656e54171";
                case 80:
                    return "leaf | 11 842dd9bfdb0d7416ee8f2bfaae2f140bb68fd2a6ceab9cc82ab0ff6580366548eca7663a55cf7b8ae9cfc50a8a"
                        + "1e3b84d22b5c8b20baee8a7c106c5cfd1cd174883a127858ff2a4af353857757c9d6f01278c68742f512bbfaa1a68c0a2cad"
                        + "01fd755949763f3b6824ff1418b6f886f835d7d5653c88b0016b82596e0d9109a59a21e773b75696d76b2956244be6f65ad9"
                        + "59f7182f2bfbf38d81d9bd34565e50bffa1d2bec73c6592f8432aea584db0d | 52c15650fb03b945";
                case 81:
                    return "block | 11 5 842dd9bfdb0d7416ee8f2bfaae2f140bb68fd2a6ceab9cc82ab0ff6580366548eca7663a55cf7b8ae9cfc50"
                        + "a8a1e3b84d22b5c8b20baee8a7c106c5cfd1cd174883a127858ff2a4af353857757c9d6f01278c68742f512bbfaa1a68c0a2"
                        + "cad01fd755949763f3b6824ff1418b6f886f835d7d5653c88b0016b82596e0d9109a59a21e773b75696d76b2956244be6f65"
                        + "ad959f7182f2bfbf38d81d9bd34565e50bffa1d2bec73c6592f8432aea584db0d | 423c33ba772f7281933462e14b6474b4"
                        + "35882ef4f257b090";
                case 82:
                    return "path | 12 11 cf74413c569a46250a2dd71c60cbb3c2583d71c084a83ca3f8ed730f585e0f140b0b512eb3b7eeda76243fb"
                        + "15761e2e0e4a80b0c7b219409c0093c444d740ff88ba024b51fdfa9c05be1b39b41543824a28dfe499fc9d31e52c15650fb0"
                        + "3b945 | a28dfe499fc9d31e2ecd880d4e54aab57dc2496177b997c3cc7146550080a8c7";
                case 83:
                    return "root | 12 cf74413c569a46250a2dd71c60cbb3c2583d71c084a83ca3f8ed730f585e0f140b0b512eb3b7eeda76243fb157"
                        + "61e2e0e4a80b0c7b219409c0093c444d740ff88ba024b51fdfa9c05be1b39b41543824a28dfe499fc9d31e52c15650fb03b9"
                        + "45 | a87156f742aa93f2";
                case 84:
                    return "stripe | 4 12 176 a87156f742aa93f2 37591dd0f8664add | c4381047a1a09b61";
                case 85:
                    return "leaf | 15 4103c697453f31bb4bcc79a0577b361ecc8b1df276fe8c4612cb30e0d7d7eebe5dbc12d831fecc8a242ca7f3f9"
                        + "c0753139bab4324bc14f85d0 | 9fa3603734eb41bf";
                case 86:
                    return "block | 15 2 4103c697453f31bb4bcc79a0577b361ecc8b1df276fe8c4612cb30e0d7d7eebe5dbc12d831fecc8a242ca7f"
                        + "3f9c0753139bab4324bc14f85d0 | fee42498a252f817f33980cf6c1678b6d951175818ec9c0d";
                case 87:
                    return "path | 16 15 a427e5613a2d0c5a842b189d94d6e126333f463e00d45da69ba185ccc3f411633485366c4695ab837153b30"
                        + "929f1e75fa2f533e045ce516ce2512f1a512a3d8f3e61ec5d9b481de913649e5b56a716e935f2722be7d8bfc913467f9de02"
                        + "35607be0734a0abee78192c1b49286c67b6f791b464c24f9271d89fa3603734eb41bf | 91b464c24f9271d830f49aa01668"
                        + "0d4d0e1b3aa754e56918f6c8e245352864f1";
                case 88:
                    return "root | 16 a427e5613a2d0c5a842b189d94d6e126333f463e00d45da69ba185ccc3f411633485366c4695ab837153b30929"
                        + "f1e75fa2f533e045ce516ce2512f1a512a3d8f3e61ec5d9b481de913649e5b56a716e935f2722be7d8bfc913467f9de02356"
                        + "07be0734a0abee78192c1b49286c67b6f791b464c24f9271d89fa3603734eb41bf | 7be93280e7d0c2b9";
                case 89:
                    return "stripe | 8 16 57 7be93280e7d0c2b9 37591dd0f8664add | 1381bb02197078d9";
                case 90:
                    return "chain | 352b48c7aa859e15 0 | 37591dd0f8664add";
                case 91:
                    return "chain | 352b48c7aa859e15 1 | 4c75e7c13cadef9c";
                case 92:
                    return "chain | 352b48c7aa859e15 2 | 2f90a98a7d430cae";
                case 93:
                    return "chain | 352b48c7aa859e15 63 | 6dc8783af048815c";
                case 94:
                    return "chain | 352b48c7aa859e15 64 | 352b48c7aa859e15";
                case 95:
                    return "alive | 87aea21c057cf01d714dccb8778daf66 0807060504030201 | 886af3a53848f8af";
                default:
                    return "";
            }
        }
    }
}
