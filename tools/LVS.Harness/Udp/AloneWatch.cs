using System;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// Notices that no other node of the swarm is heard in a multicast group: after a minute, then at growing intervals of up to a quarter of
/// an hour, because the other nodes may simply be gone. Only frames that the swarm's key made count. Otherwise anybody in the group could
/// hide that the swarm is not heard. A recorded frame counts too. Belongs to one thread.
/// </summary>
public sealed class AloneWatch
{
    private const int AloneMsMin = 60_000;
    private const int AloneMsMax = 15 * 60_000;

    // One frame in this time is enough, and spares the MAC of all others. A forged one does not begin a new pause.
    private const int CheckMs = 5_000;

    private readonly FrameGate? gate;
    private int aloneMs = AloneMsMin;
    private long othersAtMs;

    /// <summary>Starts to count time.</summary>
    /// <param name="swarmKey">32 bytes; null if it is not known, and then nobody counts.</param>
    /// <param name="nowMs">The present time of a clock that never runs backwards, in ms.</param>
    public AloneWatch(byte[]? swarmKey, long nowMs)
    {
        gate = swarmKey == null ? null : new FrameGate(new PcMac(swarmKey)) { ReadsStore = true };
        othersAtMs = nowMs;
    }

    /// <summary>Hears a datagram of the group. Allocates nothing.</summary>
    /// <param name="datagram">Buffer with the datagram at its start.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="own">The pseudonym under which we send; 0 for none.</param>
    /// <param name="nowMs">As for the constructor.</param>
    public void Hear(byte[] datagram, int size, int own, long nowMs)
    {
        if (gate != null && nowMs - othersAtMs >= CheckMs
            && gate.Open(datagram, size, 0, 0, FrameGate.AnyMinute, own, 0, 0) == Outcome.Done && gate.Letter.Sender != own)
        {
            othersAtMs = nowMs;
            aloneMs = AloneMsMin;
        }
    }

    /// <summary>The group was joined again: a new interval begins.</summary>
    /// <param name="nowMs">As for the constructor.</param>
    /// <param name="isLonger">Whether it is longer than the one before, because another link's was due.</param>
    public void Begin(long nowMs, bool isLonger)
    {
        othersAtMs = nowMs;
        aloneMs = isLonger ? Math.Min(2 * aloneMs, AloneMsMax) : aloneMs;
    }

    /// <summary>Whether to join the group again; then the next interval begins.</summary>
    /// <param name="nowMs">As for the constructor.</param>
    public bool IsDue(long nowMs)
    {
        if (nowMs - othersAtMs < aloneMs)
        {
            return false;
        }

        othersAtMs = nowMs;
        aloneMs = Math.Min(2 * aloneMs, AloneMsMax);
        return true;
    }
}
