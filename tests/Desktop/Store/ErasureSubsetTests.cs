using System;
using System.Numerics;

using LVS.Core;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Store;

/// <summary>The promise of the code, in full: every k of the n shares bring back the data.</summary>
[TestClass]
public sealed class ErasureSubsetTests
{
    [TestMethod]
    [DataRow(1, 3, 3)]
    [DataRow(2, 16, 120)]
    [DataRow(4, 8, 70)]
    [DataRow(4, 12, 495)]
    [DataRow(8, 16, 12870)]
    [DataRow(15, 16, 16)]
    public void EveryChoiceOfSharesBringsBackTheData(int dataCount, int totalCount, int choices)
    {
        const int Size = 3;
        long[] chance = [7];
        byte[] data = new byte[dataCount * Size];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (byte)SeededRandom.Next(chance, 0);
        }

        byte[] all = new byte[totalCount * Size];
        for (int share = 0; share < totalCount; share++)
        {
            ErasureCode.Encode(data, dataCount, Size, share, all, share * Size);
        }

        ErasureCode code = new();
        byte[] shares = new byte[data.Length];
        byte[] indices = new byte[dataCount];
        byte[] decoded = new byte[data.Length];
        int count = 0;
        for (int mask = 0; mask < 1 << totalCount; mask++)
        {
            if (BitOperations.PopCount((uint)mask) != dataCount)
            {
                continue;
            }

            int taken = 0;
            for (int share = 0; share < totalCount; share++)
            {
                if ((mask >> share & 1) == 1)
                {
                    indices[taken] = (byte)share;
                    all.AsSpan(share * Size, Size).CopyTo(shares.AsSpan(taken++ * Size));
                }
            }

            code.Decode(shares, indices, dataCount, Size, decoded);
            CollectionAssert.AreEqual(data, decoded);
            count++;
        }

        Assert.AreEqual(choices, count);
    }
}
