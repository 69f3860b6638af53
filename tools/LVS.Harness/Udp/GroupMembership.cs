using System;
using System.Collections.Concurrent;
using System.Threading;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// What all links of this process to one group on one interface share. A system reports a membership to the network when its first socket
/// joins a group, and no other time unless it is asked. To be reported again, all sockets must have left before one joins. So a link that
/// wants a report begins a pause, in which every link of the process is out of the group. Also knows what these links have sent, because
/// every link hears it. Thread safe.
/// </summary>
internal sealed class GroupMembership
{
    /// <summary>Length of a pause: a link notices it within 200 ms, and leaves 200 ms later, on a busy machine not so soon.</summary>
    private const int PauseMs = 1_500;

    // Half a minute of a process that sends as much as a gateway may; a frame is heard at once.
    private const int SentCount = 1024;

    private static readonly ConcurrentDictionary<(string Group, string Interface), GroupMembership> All = new();

    private readonly long[] sent = new long[SentCount];
    private int sentNext = -1;
    private volatile bool wasForSilence;
    private long pauseEndMs;

    /// <summary>That of a group on an interface.</summary>
    public static GroupMembership Of(string group, string address) => All.GetOrAdd((group, address), _ => new GroupMembership());

    /// <summary>Whether the links must be out of the group now.</summary>
    /// <param name="nowMs">The present time of a clock that never runs backwards, in ms.</param>
    public bool IsPaused(long nowMs) => nowMs < Volatile.Read(ref pauseEndMs);

    /// <summary>Whether the last pause began because a link heard nobody else.</summary>
    public bool WasForSilence => wasForSilence;

    /// <summary>Begins a pause.</summary>
    /// <param name="nowMs">As above.</param>
    /// <param name="isForSilence">Whether a link heard nobody else; otherwise the network has changed.</param>
    public void Pause(long nowMs, bool isForSilence)
    {
        wasForSilence = isForSilence;
        Volatile.Write(ref pauseEndMs, nowMs + PauseMs);
    }

    /// <summary>Notes a frame that a link sends. Allocates nothing.</summary>
    public void Send(byte[] frame, int size)
    {
        if (size >= Limits.MacSize)
        {
            int place = (int)((uint)Interlocked.Increment(ref sentNext) % SentCount);
            Volatile.Write(ref sent[place], BitConverter.ToInt64(frame, size - Limits.MacSize));
        }
    }

    /// <summary>Whether a link of this process sent a frame lately. Allocates nothing.</summary>
    public bool HasSent(byte[] frame, int size) =>
        size >= Limits.MacSize && Array.IndexOf(sent, BitConverter.ToInt64(frame, size - Limits.MacSize)) >= 0;
}
