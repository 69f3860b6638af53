namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/erasure.txt, from which VectorSourcesTests writes this file.</summary>
    public static class ErasureVectors
    {
        /// <summary>Lines.</summary>
        public const int Count = 18;

        /// <summary>One line. Only this one is made a string, so a device has room.</summary>
        /// <param name="number">0..<see cref="Count"/> - 1.</param>
        public static string Line(int number)
        {
            switch (number)
            {
                case 0:
                    return "4 | 8 | 1 | 01000000 | 47 a7 7a ba | 3 5 7 4";
                case 1:
                    return "4 | 8 | 1 | 000000ff | f7 a4 33 f6 | 0 7 5 3";
                case 2:
                    return "4 | 8 | 2 | 0000000000000000 | 0000 0000 0000 0000 | 0 1 3 5";
                case 3:
                    return "1 | 1 | 3 | fc74b9 | - | 0";
                case 4:
                    return "1 | 3 | 5 | cc85f190ac | cc85f190ac cc85f190ac | 0";
                case 5:
                    return "1 | 16 | 2 | c8bc | c8bc c8bc c8bc c8bc c8bc c8bc c8bc c8bc c8bc c8bc c8bc c8bc c8bc c8bc c8bc | 13";
                case 6:
                    return "2 | 3 | 4 | 728e70fe6cce861e | 1df6b175 | 0 1";
                case 7:
                    return "2 | 16 | 3 | b0ea5f5d98c9 | 98f6e6 3be1df 6c3ee3 d2b666 dc5169 8e3fdb e8d6cf 72436d 8b06ed 307077 49"
                        + "90bb 111f37 bcf5db ffba0a | 8 2";
                case 8:
                    return "3 | 7 | 5 | 41d96fe62aada4d044eab9bcd408cc | 5e52998354 69369d5436 94339fcf7a a82238ab3b | 1 3 6";
                case 9:
                    return "4 | 8 | 16 | 478ed730903ec25dfa916bee7957ce4f5d46f5a4283bdb8f2772932c3cc77c6eec6fb254d01c75f7a023d9d"
                        + "a8d08f07da87ce8096ad579cf13c4470e0d981a1a | 790d636450d70d3f372002c9373b94b1 3c64ea4353c071480e36a18"
                        + "a46cccf15 c54beeb8824acabb8a971b84801431e2 8f40dc87c1e52cc0f201e43d74e3a56e | 6 0 7 1";
                case 10:
                    return "4 | 8 | 24 | 9703a58bf1f76b0263e9b302ecc5c61dbceb95f55217f474f276c601f9ad6937156c3390a3a2e6929aa1cda"
                        + "489f838bf3c05adda7277262f4dd76f73e4830b3bee15083a3f387fb31f6268a3f486e548945a670acf27b0e90c7605d7434"
                        + "4c39b | 52ecdece37f87c4803d708e8879f4f9ab0a36667e321d58b 9eeb29644ad522ede0f41fb7da6020d5fdbd98d14ad"
                        + "89e75 cbdb2c641a5b0165b0ac44137aa5f37163679b4f30643cdb 2fa6a2c577b25a52179283603b1f16518b3017e7c00ad"
                        + "114 | 6 2 5 0";
                case 11:
                    return "4 | 12 | 16 | ff175a7d3fe8e1a08d5f6bf8eb7b1bab0189b29a934855456d4977deed8394e18e0162b5cf592a8e4724fd"
                        + "97f9dbd474222b44e25aefb5da2153b366b252c9f4 | db8dde845bd410e72b89a5741357695d 26adb818484b25fb54dc49"
                        + "f83012cce5 b96f1ed08ff4003f3bdb76befbaa6058 d64c80cfef913c80493208cd8d697298 c164fec98891a219a1027df"
                        + "00d9d34f3 428b5fdceb28e3a30dbf069ae0ba66af ba1aa51844b721fc74e3428f802b19f8 dc21bc10d82e762ee321dca4"
                        + "5270bad5 | 5 1 6 4";
                case 12:
                    return "8 | 16 | 6 | 8b708276300636ed0d05f734b72f11efac4efafa0e7df3e413e0393bf0bdcb7f2d9a170292a964cab8214ef"
                        + "33e5c042b | 86d993bb65e9 aea5a9809f50 5f7eef9d5b04 0b0f5fae3cdf 2926b8073135 2dc050046df5 e5040fb9d6"
                        + "06 710ecf45c735 | 0 13 4 7 3 15 8 11";
                case 13:
                    return "15 | 16 | 3 | 4b594339226855ca5c838cf76f1923e16109a1685adc498aee43222496c89748811d290b15b1bda1371dfc"
                        + "9482 | c39665 | 5 7 13 14 2 10 0 1 4 15 8 12 3 11 6";
                case 14:
                    return "16 | 16 | 2 | b69787f60bd23f4007b885507d917b2fb8eabf785ee1658b56eb9b4373c0e5aa | - | 15 11 13 12 5 1"
                        + " 0 7 8 9 6 2 3 10 14 4";
                case 15:
                    return "5 | 16 | 7 | b8c99ec9458a715053cc7c01ac6b0e4634444ef228b02216247f9f032c08ac7d492f16 | 2afd712271edc2"
                        + " e3215788a3d179 2859a22abfdefb 162012e4835093 01c2ea0183210c 1de7a8444d2a80 de628099e05b13 49964cfe2"
                        + "ea6f8 6cce31b1e8990b 53d2b161d54a2f d453ec33ac0a46 | 14 5 6 1 9";
                case 16:
                    return "4 | 8 | 192 | 69f810a588651c4c3a9f93f1aa08bcf2f25dbd6656951b28803a62ebff94319b476f5851794870de4d2aa3"
                        + "6f5650a2d8971e28b5b9f55fcc47a7926258ec674a8cc7b16b4ae9e7e5338025e29ffe9a71342e7a7a3dc71c43b94a810371"
                        + "2f799295deae5b3a7f940516b57d3b96239aa8725e5029b3c1d0f085e97f6ee776d899a8b6f6c667c2feb5f93b8de9a533a7"
                        + "b2a83db07b892d09353879325cfd19594a3147ff32c8be8efee9c2b23e70f780c9c4740b18e26c6ac62dff96d10429c43170"
                        + "724345485482d7514c0ec24ed82a9529c1f362311620dee3750b344e2aeca0336ba176b58fcd5b75cbdd7f1d389ae30cf506"
                        + "57c1b50b7a984077c08df45a6c674c0f2377f1c4c514751a522f2b762eebc2912846345980a02cf61b50c470c88d300da97d"
                        + "b7571516115e97a653c33095a6a5fb8c29a2b4af81b847b38baee6c3cff27fa389e63d8212fbbf65dd802cc7da0f72a90271"
                        + "98adcafe1dbde74d098c992cd7d5065f111775722f95f968ba6f6365cab2d4b9f8550a41d6ed099c6250ce5bd9c680a60a68"
                        + "b798b669bd34b431cf4747281bd95bbbb8a754d7f2fde7a9f5715952b5e640e7a0a877019dafa08602553deb91e721e96fbd"
                        + "09886b08e496d5cbdae45533d4be14220f3b4c6c7560450789df5ffdd0d123833a0871623dff61d145cadd69a6cd60428b90"
                        + "a7874f48e08accdf7c714d77c2b4a1d6dabdf89f6dfdbd07a330edd0df6df554b57b601f5992fbc95a6f8efd96b37745e04f"
                        + "913cee22722691e101c0ba90d323850560f9ddc1aa28b4563b27b0d019f216123a6ef9d9c24642b64e2b6c2fb528a7652bd0"
                        + "6a3c62a437ad9b83e6d1d403c83fb976a139f59b887f8f27d0606a3f4754b9392ff85743b675e87d480eefa9d5d97481541e"
                        + "6a61699d6856f21de4b8dd2ff9f3386a166a4b7085dfbb02e40b37cd9ec9a27056bc9d897b6989b98cf5d6090beddad0027e"
                        + "66cd11efbe55f3c9539c358e5a0b4e80b6aea25d4bee42a891eccf6233e4497bc2bbe1c31ca22b573d4a822ff818dfc3a4d0"
                        + "973427ce36d594e8e20ec1bd635c84584458712ca3bf163665 | 71beb114faeb49886407e0a748019eeafe3fe6a9980f98f"
                        + "c706753009be57782c100ba5d6cc2f500634b60af1a5edf8d632a9e97d5eea360c5d60848813da76c46fd5c016c01fa54814"
                        + "85f8b92e46086b671380afffaa144c9c38e37d686db7212c04c183f4ca6aef8231ec8614424dca5d66c9326fdf15e459b95a"
                        + "3a9825200fc1deaed20da5d8a9fa2bb93513a485adad4113e6493b36703adb3c9013aa51ea92e81878d458effcee97c8c4a9"
                        + "48cac7eed4450ce6f8edcaa9dd8c3499d10ef 29aa813195bf0374ee365c30cf130dbff6628dcc0c27d554492e5a00b0087d"
                        + "394556014e33b3c9f419f28c3c9b6f0f06eb62fe5c2c1395e47eb995dc7e11c64f649e7eddfc24d341ff42eccdf53629b677"
                        + "753aef0e7079b3280c15743ab2ed14e4c008084eae9be36ef9064e1e22f31dc3e32239694b3de4dca1cf0aa28098eb3d3890"
                        + "ca926d54fe996f5dbaa4bbf109ba583f3d854dd020f679e034a2f44340d27c8b7223e64a2eab7ca5d67ae127cd052404801e"
                        + "2b1ac56bc811a7b3cc4534 d6ddc19fdc4217e39986c8e5c5c528552337f3679e05553e523aa01b0febb944237482a90cb93"
                        + "1eb102d3f091890708b8af68489bf35466e7ddb11ce95ffe82ac255fc358cecc24d7fd5bf76c640d1d96b664bb57df10d76d"
                        + "6bbff3ff0a973bcf2b82d50037bd0c34f0ebd25161408099f8734336a86fb45382b04ed1b8be3ead9cad2f7881ecd23e79ef"
                        + "c9bccd0a6524e6fe5505dead296e8be278c7bcc8fa213776494966b5dc55507056b1204884acfa6cb9145a32404a4b6b8163"
                        + "7a90a0e 1af7ceac5b1d4dfd7aaa5d3c5baf7e763819765626690d18c4696e34184b74c363f09a0af3fef9aa1c4390279f62"
                        + "e534f65b499259b495b153919e3281aa454a166b3f9f823d9b32d9850c9f8ffadc96dfb544c874caedb6edc2cf9928993c8c"
                        + "ad7129311c49f916e081a7671b52204a51d73e3e0f1bcfd862abea9f85af1bc2e3da8365b2a6c9924a6dd1c3ea299c6f5493"
                        + "d3ad0b5795b4d919d6f64a16732e0c1d02944eb8c88f6dbbf6da78b68360fb12f106613712d5852d784cf48c6448 | 4 2 0"
                        + " 1";
                case 17:
                    return "12 | 16 | 4 | 861176d632f4ff7a58f5ba0990151e7e35bc0656df8045a5195cdc0cb707da3eff49694453a417bbaf5ec1"
                        + "ebe328d3b6 | 07b40e89 451f153b f5ef7615 eca37817 | 5 9 3 12 11 10 14 4 8 1 7 15";
                default:
                    return "";
            }
        }
    }
}
