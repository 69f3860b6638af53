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
        EdgeSecrets secrets = new(hmac);
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

        Measure("head and tag of an entry", () =>
        {
            secrets.BeginFrame(bytes, 26);
            secrets.EntryTag(bytes, 0, 0, bytes, 32, 18);
        });
        Measure("tag of a further entry", () => secrets.EntryTag(bytes, 0, 0, bytes, 32, 18));
        Measure("pseudonym", () => secrets.Pseudonym(key, bytes, 0));
        Measure("hint of a turn", () => secrets.TurnHint(bytes, 0, 0, 1));
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
