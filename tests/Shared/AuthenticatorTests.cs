using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Authenticator, and the derivation of its keys.</summary>
    [TestClass]
    public class AuthenticatorTests
    {
        /// <summary>Epoch keys and MACs of the vectors, at every size from the shortest header to the longest body.</summary>
        [TestMethod]
        public void KeysAndMacsAreThoseOfTheVectors()
        {
            byte[] mac = new byte[Limits.MacSize];
            for (int number = 0; number < KeyVectors.Count; number++)
            {
                string line = KeyVectors.Line(number);
                byte[] swarmKey = Text.Bytes(Text.Column(line, 0));
                HmacMac hmac = new HmacMac(swarmKey);
                Assert.AreEqual(Text.Column(line, 2), Text.Hex(HmacMac.EpochKey(swarmKey, (int)Text.Number(Text.Column(line, 1))), 32));
                byte[] message = Text.Bytes(Text.Column(line, 3));
                hmac.Compute(message, message.Length, mac);
                Assert.AreEqual(Text.Column(line, 4), Text.Hex(mac, Limits.MacSize));
            }
        }

        /// <summary>What is signed verifies; a change of any byte of header, body or MAC does not, nor does another key.</summary>
        [TestMethod]
        public void EveryByteCounts()
        {
            Authenticator authenticator = new Authenticator(new HmacMac(new byte[32]));
            byte[] frame = new byte[Limits.FrameSizeMax];
            int size = authenticator.Sign(frame, CensusCodec.Write(frame, 1, 2, 3, 4));
            Assert.AreEqual(Limits.CensusSize, size);
            Assert.IsTrue(authenticator.Verify(frame, size), "own signature");
            for (int i = 0; i < size; i++)
            {
                frame[i] ^= (byte)(1 << (i & 7));
                Assert.IsFalse(authenticator.Verify(frame, size), "a changed byte verified");
                frame[i] ^= (byte)(1 << (i & 7));
            }

            byte[] otherKey = new byte[32];
            otherKey[31] = 1;
            Assert.IsFalse(new Authenticator(new HmacMac(otherKey)).Verify(frame, size), "another swarm's key verified");
            Assert.IsFalse(authenticator.Verify(frame, size - 1), "a cut frame verified");
        }

        /// <summary>The longest frame still has room for the MAC; one byte more is a mistake of ours.</summary>
        [TestMethod]
        public void FrameAboveTheLimitIsACheck()
        {
            Authenticator authenticator = new Authenticator(new SimpleMac(1));
            byte[] frame = new byte[Limits.FrameSizeMax + Limits.MacSize];
            Assert.AreEqual(Limits.FrameSizeMax, authenticator.Sign(frame, Limits.FrameSizeMax - Limits.MacSize));
            bool caught = false;
            try
            {
                authenticator.Sign(frame, Limits.FrameSizeMax - Limits.MacSize + 1);
            }
            catch (CheckException)
            {
                caught = true;
            }

            Assert.IsTrue(caught, "no check");
        }
    }
}
