using System;

using LVS.Core;

namespace LVS.Tests.Desktop.Secrets;

/// <summary>What is derived and checked for every frame or fragment, over rewritten assemblies: hands back nothing but numbers.</summary>
public static class SecretCostDriver
{
    /// <summary>Runs each once and tells its name, its operations and its hashes.</summary>
    public static void Run(Func<long> total, Action<string, long, int> cost)
    {
        CountingHmac hmac = new();
        EdgeKeyTable keys = new(1);
        Handshake handshake = new(keys, 0, hmac);
        keys.StateOf[0] = EdgeKeyTable.Mutual;
        keys.PeerNonceOf[0] = 1;
        HashTree tree = new(hmac);
        byte[] bytes = new byte[256];
        byte[] key = new byte[32];
        void Measure(string what, Action act)
        {
            hmac.Count = 0;
            long before = total();
            act();
            cost(what, total() - before, hmac.Count);
        }

        Measure("tag of an entry", () => handshake.Tag(0, false, bytes));
        Measure("an entry that is heard", () => handshake.HearEdge(0, 5, bytes, 0));
        Measure("hint of a turn", () => handshake.Hint(0, 1, true));
        Measure("fragment of 176 bytes up to its name", () =>
        {
            tree.Leaf(bytes, 0, HashTree.FragmentSizeMax, 3, bytes, 200);
            tree.RootOfLeaf(bytes, 3, key, 0, bytes);
            tree.Name(4, 12, 176, bytes, bytes);
        });
        Measure("block of a proof up to its name", () =>
        {
            tree.LeafOfBlock(bytes, 0, 22, 3, 5, key, bytes);
            tree.RootOfLeaf(bytes, 3, key, 0, bytes);
            tree.Name(4, 12, 176, bytes, bytes);
        });
    }

    private sealed class CountingHmac : IHmac
    {
        public int Count { get; set; }

        public void Compute(byte[] key, byte[] message, int size, byte[] hash) => Count++;
    }
}
