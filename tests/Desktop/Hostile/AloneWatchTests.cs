using System;

using LVS.Core;
using LVS.Harness;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hostile;

/// <summary>Somebody in the multicast group who has no key does not hide that the swarm is no longer heard.</summary>
[TestClass]
public sealed class AloneWatchTests
{
    private const int Own = 7;
    private const int RunMs = 2 * 60 * 60_000;

    private readonly byte[] key = [.. new byte[31], 1];
    private readonly byte[] frame = new byte[Limits.FrameSizeMax + 1];
    private int seq;

    [TestMethod]
    public void ForgedFramesDoNotStopTheRejoining()
    {
        int silent = Joins(key, _ => 0);
        Assert.IsGreaterThan(5, silent);
        FrameGate outsider = new(new PcMac([.. new byte[31], 2]));
        Assert.AreEqual(silent, Joins(key, nowMs => Say(outsider, 100 + (nowMs / 1_000))), "frames of another key");
        FrameGate member = new(new PcMac(key));
        Assert.AreEqual(silent, Joins(key, nowMs =>
        {
            int size = Say(member, 100);
            frame[(nowMs / 1_000) % size] ^= 1;
            return size;
        }), "frames with a wrong bit");
        Assert.AreEqual(silent, Joins(key, nowMs => (nowMs / 1_000) % frame.Length), "bytes of every size");
    }

    /// <summary>The control: true frames of others stop it, our own do not, and without a key nobody's do.</summary>
    [TestMethod]
    public void TrueFramesOfOthersDo()
    {
        FrameGate member = new(new PcMac(key));
        int silent = Joins(key, _ => 0);
        Assert.AreEqual(0, Joins(key, _ => Say(member, 100)));
        Assert.AreEqual(silent, Joins(key, _ => Say(member, Own)));
        Assert.AreEqual(silent, Joins(null, _ => Say(member, 100)));
    }

    private int Say(FrameGate gate, int sender) => gate.SealHello(1_000, sender, ++seq, new byte[Limits.PublicKeySize], frame);

    private int Joins(byte[]? swarmKey, Func<int, int> say)
    {
        AloneWatch watch = new(swarmKey, 0);
        int joins = 0;
        for (int nowMs = 1_000; nowMs < RunMs; nowMs += 1_000)
        {
            int size = say(nowMs);
            if (size > 0)
            {
                watch.Hear(frame, size, Own, nowMs);
            }

            joins += watch.IsDue(nowMs) ? 1 : 0;
        }

        return joins;
    }
}
