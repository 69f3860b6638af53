namespace LVS.Tests.Shared
{
    /// <summary>The lines of shared/vectors/placement.txt, from which VectorSourcesTests writes this file.</summary>
    public static class PlacementVectors
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
                    return "dda1494c73cf256e | 8f4d3e28:65535 | 8f4d3e28";
                case 1:
                    return "8201e2bd73ab4877 | dae44551:48 2f45e679:65535 | 2f45e679 dae44551";
                case 2:
                    return "9d2c67eda13ffe7a | cb008854:24 18187994:65535 4dabb482:24 | 18187994 4dabb482 cb008854";
                case 3:
                    return "89e7d15f17362f26 | cf44dd40:0 986e86cc:96 f6fa5db9:65535 a7677797:24 9f8558a7:0 d4ea65d1:1 0f3ebdd4:"
                        + "0 30b17d0c:48 | f6fa5db9 986e86cc 30b17d0c a7677797 d4ea65d1";
                case 4:
                    return "07b37e1499809226 | c7321cc1:65535 5387f614:65535 97491e24:48 84e55161:48 a3ea284e:48 7ff1222a:0 a996"
                        + "4af0:1 75139238:48 | 5387f614 c7321cc1 75139238 84e55161 97491e24 a3ea284e a9964af0";
                case 5:
                    return "ff6665896822a6b3 | 8d1fe1db:1 b53302fd:48 50b601fd:48 834c687b:48 079dd25b:1 902a1750:1 66809a12:1 d"
                        + "8b9b45d:48 62f28d1b:1 f542441e:0 d8e94b16:0 36a80be0:48 ed52a242:0 78511609:96 faf8cdaa:96 6b777310:"
                        + "1 | 834c687b 78511609 b53302fd 50b601fd faf8cdaa 36a80be0 d8b9b45d 62f28d1b 902a1750 6b777310 66809a"
                        + "12 8d1fe1db 079dd25b";
                case 6:
                    return "a123f50190f5380f | 32d03fde:48 563e9bee:1 4fab6f3f:48 03e0d682:96 c20ef165:1 2274ea19:48 b4ff00af:1 "
                        + "02cdf2b0:0 77064c2d:65535 2d7c5049:48 728a6fd0:48 fc3b66fb:24 6b52b08e:96 1dd377c0:96 6bb6a3df:48 00"
                        + "1edc8f:48 | 77064c2d 03e0d682 1dd377c0 6b52b08e 2d7c5049 6bb6a3df 4fab6f3f 2274ea19 fc3b66fb 001edc8"
                        + "f 32d03fde 728a6fd0 c20ef165 563e9bee b4ff00af";
                case 7:
                    return "f88ece64dd44fd37 | f9903b73:48 ff769e38:0 35f11af3:24 64ef2ebf:1 0ac793f6:24 36971e1c:65535 421e7a61"
                        + ":0 c5cefdd9:48 d48dd9f4:48 62dc08d7:1 13041453:1 356f8bd2:48 03f8670e:48 5f27ff09:65535 20918fa8:655"
                        + "35 d5157e9e:24 ddd4a055:96 2ecdcc0b:24 4f91540d:48 d15b77f3:48 b9b338ec:48 2891dd3d:48 afdd8734:96 e"
                        + "1d73010:65535 | 20918fa8 5f27ff09 36971e1c e1d73010 4f91540d d15b77f3 d48dd9f4 afdd8734 ddd4a055 289"
                        + "1dd3d 0ac793f6 b9b338ec 2ecdcc0b d5157e9e 35f11af3 03f8670e f9903b73 c5cefdd9 356f8bd2 62dc08d7 64ef"
                        + "2ebf 13041453";
                default:
                    return "";
            }
        }
    }
}
