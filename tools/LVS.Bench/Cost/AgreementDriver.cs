using System;

using LVS.Core;

namespace LVS.Bench;

/// <summary>One agreement over rewritten assemblies: hands back nothing but numbers.</summary>
public static class AgreementDriver
{
    /// <summary>Runs an agreement and tells the cost of Begin, of every slice and of Read.</summary>
    public static void Run(byte[] key, byte[] point, Func<long> total, Action<long> slice)
    {
        X25519 agreement = new();
        byte[] secret = new byte[X25519.Size];
        long before = total();
        agreement.Begin(key, point);
        slice(total() - before);
        while (!agreement.IsDone)
        {
            before = total();
            agreement.Step();
            slice(total() - before);
        }

        before = total();
        agreement.Read(secret);
        slice(total() - before);
    }
}
