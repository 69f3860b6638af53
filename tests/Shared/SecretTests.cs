using LVS.Core;

using nanoFramework.TestFramework;

namespace LVS.Tests.Shared
{
    /// <summary>Keys, tags, vouchers, hash trees and chains against the vectors, on PC and device alike.</summary>
    [TestClass]
    public class SecretTests
    {
        /// <summary>Every line of the vectors but the agreements, which have tests of their own.</summary>
        [TestMethod]
        public void SecretsAreThoseOfTheVectors()
        {
            HmacHash hmac = new HmacHash();
            Vouchers vouchers = new Vouchers(hmac);
            HashTree tree = new HashTree(hmac);
            OwnerChain chain = new OwnerChain(hmac);
            for (int number = 0; number < SecretVectors.Count; number++)
            {
                string line = SecretVectors.Line(number);
                string what = Text.Column(line, 0);
                string[] from = Text.Parts(Text.Column(line, 1));
                string result = OfKey(what, from);
                result = result == "" ? OfEdge(what, from) : result;
                result = result == "" ? OfVoucher(vouchers, what, from) : result;
                result = result == "" ? OfTree(tree, what, from) : result;
                result = result == "" ? OfChain(chain, what, from) : result;
                Assert.AreEqual(what == "x25519" ? "" : Text.Column(line, 2), result, line);
            }
        }

        /// <summary>A block and its path lead to the leaf, the leaf and its path to the root; anything else leads elsewhere.</summary>
        [TestMethod]
        public void PathsLeadToTheRoot()
        {
            HashTree tree = new HashTree(new HmacHash());
            int n = 5;
            byte[] content = new byte[n * 60];
            byte[] leaves = new byte[n * HashTree.HashSize];
            for (int i = 0; i < content.Length; i++)
            {
                content[i] = (byte)(i * 7 + i / 60);
            }

            for (int i = 0; i < n; i++)
            {
                tree.Leaf(content, i * 60, 60, i, leaves, i * HashTree.HashSize);
            }

            byte[] root = new byte[HashTree.HashSize];
            tree.Root(leaves, n, root);
            byte[] path = new byte[HashTree.PathSize];
            byte[] blockPath = new byte[HashTree.BlockPathSize];
            byte[] leaf = new byte[HashTree.HashSize];
            byte[] reached = new byte[HashTree.HashSize];
            string wanted = Text.Hex(root, 8);
            for (int i = 0; i < n; i++)
            {
                tree.Path(leaves, n, i, path, 0);
                for (int block = 0; block < HashTree.BlockCount; block += 2)
                {
                    int size = HashTree.BlockSizeOf(60, block);
                    tree.BlockPath(content, i * 60, 60, i, block, blockPath);
                    tree.LeafOfBlock(content, i * 60 + block * HashTree.BlockSize, size, i, block, blockPath, leaf);
                    tree.RootOfLeaf(leaf, i, path, 0, reached);
                    Assert.AreEqual(wanted, Text.Hex(reached, 8));

                    // The same block as another block, or as one of another fragment.
                    tree.LeafOfBlock(content, i * 60 + block * HashTree.BlockSize, size, i, block ^ 1, blockPath, reached);
                    Assert.IsFalse(Text.Hex(leaf, 8) == Text.Hex(reached, 8), "another block");
                    tree.RootOfLeaf(leaf, i ^ 1, path, 0, reached);
                    Assert.IsFalse(wanted == Text.Hex(reached, 8), "another index");
                }
            }
        }

        /// <summary>Later links belong to earlier ones and to the anchor, and nothing else does.</summary>
        [TestMethod]
        public void OnlyTheOwnersLinksBelong()
        {
            OwnerChain chain = new OwnerChain(new HmacHash());
            byte[] secret = Text.Bytes("0123456789abcdef");
            byte[] anchor = new byte[OwnerChain.LinkSize];
            byte[] third = new byte[OwnerChain.LinkSize];
            byte[] fifth = new byte[OwnerChain.LinkSize];
            chain.Show(secret, 0, anchor);
            chain.Show(secret, 3, third);
            chain.Show(secret, 5, fifth);
            Assert.IsTrue(chain.Belongs(third, 3, anchor, 0));
            Assert.IsTrue(chain.Belongs(fifth, 5, anchor, 0));
            Assert.IsTrue(chain.Belongs(fifth, 5, third, 3));
            Assert.IsTrue(chain.Belongs(fifth, 5, fifth, 5), "seen before");
            Assert.IsTrue(chain.Belongs(secret, OwnerChain.Forget, third, 3));
            Assert.IsFalse(chain.Belongs(third, 3, fifth, 5), "backwards");
            Assert.IsFalse(chain.Belongs(third, 4, anchor, 0), "under another number");
            Assert.IsFalse(chain.Belongs(secret, OwnerChain.Forget + 1, anchor, 0), "beyond the last");
            fifth[7] ^= 1;
            Assert.IsFalse(chain.Belongs(fifth, 5, anchor, 0), "changed");
        }

        private static string OfKey(string what, string[] from)
        {
            byte[] result = new byte[32];
            switch (what)
            {
                case "name":
                    PublicNames names = new PublicNames(new HmacMac(Text.Bytes(from[0])));
                    return Text.Pseudonym(names.Pseudonym(Text.Bytes(from[2]), (int)Text.Number(from[1])));
                case "identity":
                    LittleEndian.Write64(result, 0, new PublicNames(new HmacMac(Text.Bytes(from[0]))).Identity(Text.Bytes(from[1])));
                    return Text.Hex(result, 8);
                case "pair":
                    // The lower key comes first, whose key it is does not matter.
                    KeyPairTable pair = new KeyPairTable(1);
                    pair.Take(result, Text.Bytes(from[1]));
                    bool isLower = pair.IsLower(Text.Bytes(from[2]));
                    byte[] message = new byte[SecretLabel.Size + 2 * Limits.PublicKeySize];
                    SecretLabel.Write(SecretLabel.Pair, message);
                    int half = SecretLabel.Size + Limits.PublicKeySize;
                    System.Array.Copy(Text.Bytes(from[2]), 0, message, isLower ? half : SecretLabel.Size, Limits.PublicKeySize);
                    pair.CopyPublic(message, isLower ? SecretLabel.Size : half);
                    new HmacHash().Compute(Text.Bytes(from[0]), message, message.Length, result);
                    return Text.Hex(result, Limits.KeySize);
                default:
                    return "";
            }
        }

        private static string OfEdge(string what, string[] from)
        {
            EdgeKeyTable keys = new EdgeKeyTable(1);
            Handshake handshake = new Handshake(keys, 0, new HmacHash());
            byte[] key = Text.Bytes(from[0].Length > 2 ? from[0] : "");
            byte[] digest = what == "turn" || from.Length < 2 ? new byte[Limits.MacSize] : Text.Bytes(from[1]);
            switch (what)
            {
                case "edge":
                    // Our key is the lower one: our nonce comes first.
                    handshake.Open(0, Text.PseudonymOf(from[1]), 0);
                    handshake.TakePairKey(0, handshake.Generation(0), key, 1, true);
                    digest = new byte[Limits.MacSize];
                    handshake.HearProposal(0, 1, Text.PseudonymOf(from[2]), 0, 1, digest, handshake.Tag(0, true, digest));
                    return Text.Hex(keys.EdgeKeysOf, Limits.KeySize);
                case "entry":
                    System.Array.Copy(key, 0, keys.EdgeKeysOf, 0, Limits.KeySize);
                    return Text.Tag(handshake.Tag(0, false, digest));
                case "proposal":
                    System.Array.Copy(key, 0, keys.PairKeysOf, 0, Limits.KeySize);
                    keys.FlagsOf[0] |= EdgeKeyTable.HasPairKey;
                    return Text.Tag(handshake.Tag(0, true, digest));
                case "tombstone":
                    return Text.Tag(handshake.TombstoneTag(key, 0, digest));
                case "keepsake":
                    System.Array.Copy(key, 0, keys.EdgeKeysOf, 0, Limits.KeySize);
                    return Text.Tag(handshake.KeepsakeTag(0, digest));
                case "proof":
                    System.Array.Copy(key, 0, keys.EdgeKeysOf, 0, Limits.KeySize);
                    byte[] proof = new byte[8];
                    LittleEndian.Write64(proof, 0, handshake.ProofTag(0, digest));
                    return Text.Hex(proof, 8);
                case "cover":
                    byte[] content = Text.Bytes(from[2]);
                    System.Array.Copy(key, 0, keys.EdgeKeysOf, 0, Limits.KeySize);
                    handshake.Cover(0, digest, content);
                    return Text.Hex(content, content.Length);
                case "turn":
                    System.Array.Copy(key, 0, keys.EdgeKeysOf, 0, Limits.KeySize);
                    keys.FlagsOf[0] = (byte)(Text.Number(from[1]) == 1 ? EdgeKeyTable.IsLower : 0);
                    return Text.Pseudonym(handshake.Hint(0, (int)Text.Number(from[2]), true));
                default:
                    return "";
            }
        }

        private static string OfVoucher(Vouchers vouchers, string what, string[] from)
        {
            byte[] result = new byte[Vouchers.HandoverSize];
            switch (what)
            {
                case "issue":
                    vouchers.Issue(Text.Bytes(from[0]), Text.Bytes(from[1]), result, 0);
                    return Text.Hex(result, Vouchers.HandoverSize);
                case "alive":
                    long alive = vouchers.Alive(Text.Bytes(from[0]), LittleEndian.Read64(Text.Bytes(from[1]), 0));
                    return Text.Eight(alive);
                case "answer":
                    long seed = LittleEndian.Read64(Text.Bytes(from[2]), 0);
                    int minute = (int)Text.Number(from[4]);
                    LittleEndian.Write64(
                        result, 0, vouchers.Answer(Text.Bytes(from[0]), 0, Text.Bytes(from[1]), seed, Text.Number(from[3]), minute));
                    return Text.Hex(result, 8);
                default:
                    return "";
            }
        }

        private static string OfTree(HashTree tree, string what, string[] from)
        {
            byte[] result = new byte[HashTree.PathSize];
            byte[] last = from[from.Length - 1] == "-" ? new byte[0] : Text.Bytes(from[from.Length - 1]);
            switch (what)
            {
                case "leaf":
                    tree.Leaf(last, 0, last.Length, (int)Text.Number(from[0]), result, 0);
                    return Text.Hex(result, HashTree.HashSize);
                case "block":
                    tree.BlockPath(last, 0, last.Length, (int)Text.Number(from[0]), (int)Text.Number(from[1]), result);
                    return Text.Hex(result, HashTree.BlockPathSize);
                case "path":
                    tree.Path(last, (int)Text.Number(from[0]), (int)Text.Number(from[1]), result, 0);
                    return Text.Hex(result, HashTree.PathSize);
                case "root":
                    tree.Root(last, (int)Text.Number(from[0]), result);
                    return Text.Hex(result, HashTree.HashSize);
                case "stripe":
                    LittleEndian.Write64(result, 0, tree.Name(
                        (int)Text.Number(from[0]), (int)Text.Number(from[1]), (int)Text.Number(from[2]), Text.Bytes(from[3]), last));
                    return Text.Hex(result, HashTree.HashSize);
                default:
                    return "";
            }
        }

        private static string OfChain(OwnerChain chain, string what, string[] from)
        {
            byte[] result = new byte[OwnerChain.LinkSize];
            if (what != "chain")
            {
                return "";
            }

            chain.Show(Text.Bytes(from[0]), (int)Text.Number(from[1]), result);
            return Text.Hex(result, OwnerChain.LinkSize);
        }
    }
}
