using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>X25519 against RFC 7748, on PC and device alike.</summary>
    [TestClass]
    public class X25519Tests
    {
        private const string Base = "0900000000000000000000000000000000000000000000000000000000000000";
        private const string AliceKey = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
        private const string BobKey = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";

        /// <summary>The first vector of section 5.2.</summary>
        [TestMethod]
        public void FirstVector()
        {
            string secret = Agree(
                "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
                "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
            Assert.AreEqual("c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552", secret);
        }

        /// <summary>
        /// The second, whose point has its highest bit set: the RFC drops the bit, we refuse the point until it is dropped.
        /// </summary>
        [TestMethod]
        public void SecondVectorWithoutItsHighestBit()
        {
            string key = "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d";
            Assert.AreEqual("refused", Agree(key, "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493"));
            Assert.AreEqual(
                "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
                Agree(key, "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a413"));
        }

        /// <summary>Section 6.1: both public keys, and the secret from both ends.</summary>
        [TestMethod]
        public void AliceAndBob()
        {
            string alice = Agree(AliceKey, Base);
            string bob = Agree(BobKey, Base);
            Assert.AreEqual("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a", alice);
            Assert.AreEqual("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f", bob);
            Assert.AreEqual("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742", Agree(AliceKey, bob));
            Assert.AreEqual("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742", Agree(BobKey, alice));
        }

        /// <summary>Points of small order give the secret 0.</summary>
        [TestMethod]
        public void SmallOrdersGiveNothing()
        {
            Assert.AreEqual("zero", Agree(AliceKey, "0000000000000000000000000000000000000000000000000000000000000000"));
            Assert.AreEqual("zero", Agree(AliceKey, "0100000000000000000000000000000000000000000000000000000000000000"));
        }

        /// <summary>Encodings from p on are refused, p - 1 is not.</summary>
        [TestMethod]
        public void OnlyCanonicalPointsAreTaken()
        {
            byte[] point = Text.Bytes("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
            Assert.IsFalse(Field25519.IsCanonical(point, 0), "p");
            point[0]++;
            Assert.IsFalse(Field25519.IsCanonical(point, 0), "p + 1");
            point[0] = 0xFF;
            Assert.IsFalse(Field25519.IsCanonical(point, 0), "p + 18");
            point[0] = 0xEC;
            Assert.IsTrue(Field25519.IsCanonical(point, 0), "p - 1");
            point[31] = 0xFF;
            Assert.IsFalse(Field25519.IsCanonical(point, 0), "p - 1 and the highest bit");
            for (int i = 1; i < 31; i++)
            {
                point = Text.Bytes("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
                point[i] = 0xFE;
                Assert.IsTrue(Field25519.IsCanonical(point, 0), "below p");
            }
        }

        private static string Agree(string key, string point)
        {
            X25519 agreement = new X25519();
            if (!agreement.Begin(Text.Bytes(key), Text.Bytes(point)))
            {
                return "refused";
            }

            while (!agreement.IsDone)
            {
                agreement.Step();
            }

            byte[] secret = new byte[X25519.Size];
            return agreement.Read(secret) ? Text.Hex(secret, X25519.Size) : "zero";
        }
    }
}
