using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>ErasureCode and Galois, against the vectors and against the definition.</summary>
    [TestClass]
    public class ErasureCodeTests
    {
        /// <summary>Every share of every vector, to the byte.</summary>
        [TestMethod]
        public void SharesAreThoseOfTheVectors()
        {
            for (int number = 0; number < ErasureVectors.Count; number++)
            {
                string line = ErasureVectors.Line(number);
                int dataCount = (int)Text.Number(Text.Column(line, 0));
                int totalCount = (int)Text.Number(Text.Column(line, 1));
                int size = (int)Text.Number(Text.Column(line, 2));
                byte[] data = Text.Bytes(Text.Column(line, 3));
                byte[] share = new byte[size];
                for (int i = 0; i < totalCount; i++)
                {
                    ErasureCode.Encode(data, dataCount, size, i, share, 0);
                    Assert.AreEqual(ShareOf(line, i, dataCount, size), Text.Hex(share, size), line);
                }
            }
        }

        /// <summary>The chosen shares bring back the data, and each share without it.</summary>
        [TestMethod]
        public void ChosenSharesBringBackTheRest()
        {
            ErasureCode code = new ErasureCode(Limits.ShareCountMax);
            for (int number = 0; number < ErasureVectors.Count; number++)
            {
                string line = ErasureVectors.Line(number);
                int dataCount = (int)Text.Number(Text.Column(line, 0));
                int totalCount = (int)Text.Number(Text.Column(line, 1));
                int size = (int)Text.Number(Text.Column(line, 2));
                string[] chosen = Text.Parts(Text.Column(line, 5));
                byte[] shares = new byte[dataCount * size];
                byte[] indices = new byte[dataCount];
                for (int i = 0; i < dataCount; i++)
                {
                    indices[i] = (byte)Text.Number(chosen[i]);
                    System.Array.Copy(Text.Bytes(ShareOf(line, indices[i], dataCount, size)), 0, shares, i * size, size);
                }

                byte[] data = new byte[dataCount * size];
                code.Decode(shares, indices, dataCount, size, data);
                Assert.AreEqual(Text.Column(line, 3), Text.Hex(data, data.Length), line);
                byte[] share = new byte[size];
                for (int i = 0; i < totalCount; i++)
                {
                    ErasureCode.Encode(data, dataCount, size, i, share, 0);
                    Assert.AreEqual(ShareOf(line, i, dataCount, size), Text.Hex(share, size), line);
                }
            }
        }

        /// <summary>A field: every element but 0 has its inverse, and the product of the tables is that of the definition.</summary>
        [TestMethod]
        public void ProductsAreThoseOfTheField()
        {
            for (int a = 0; a < 256; a += 5)
            {
                for (int b = 0; b < 256; b += 3)
                {
                    int product = 0;
                    int shifted = a;
                    for (int bit = 0; bit < 8; bit++)
                    {
                        product ^= (b >> bit & 1) == 1 ? shifted : 0;
                        shifted = shifted < 128 ? shifted << 1 : (shifted << 1) ^ 0x11D;
                    }

                    Assert.AreEqual(product, Galois.Multiply(a, b));
                }

                Assert.IsTrue(a == 0 || Galois.Multiply(a, Galois.Invert(a)) == 1, "inverse");
            }
        }

        /// <summary>The same share twice is a mistake of ours, and so is k = 0.</summary>
        [TestMethod]
        public void WrongArgumentsAreChecks()
        {
            Assert.IsTrue(IsChecked(2, 3, 3), "twice");
            Assert.IsTrue(IsChecked(0, 0, 1), "k = 0");
            Assert.IsFalse(IsChecked(2, 3, 1), "in order");
        }

        private static bool IsChecked(int dataCount, int first, int second)
        {
            try
            {
                byte[] indices = { (byte)first, (byte)second };
                new ErasureCode(Limits.ShareCountMax).Decode(new byte[2], indices, dataCount, 1, new byte[2]);
                return false;
            }
            catch (CheckException)
            {
                return true;
            }
        }

        private static string ShareOf(string line, int share, int dataCount, int size)
        {
            return share < dataCount
                ? Text.Column(line, 3).Substring(share * 2 * size, 2 * size)
                : Text.Parts(Text.Column(line, 4))[share - dataCount];
        }
    }
}
