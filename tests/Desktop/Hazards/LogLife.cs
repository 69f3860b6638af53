using System;
using System.Collections.Generic;

using LVS.Core;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hazards;

/// <summary>
/// A board's life with a fragment log: a seeded stream of puts, new versions, removals and flushes, over boots. Remembers what was durable,
/// and judges after every boot: no durable fragment missing unless it was driven out or removed, none with content that was never put,
/// none back whose removal was durable.
/// </summary>
internal sealed class LogLife(IFlash flash, int slotCount, int segmentCount, int segmentSize, long seed)
{
    private readonly long[] chance = [seed];
    private readonly Dictionary<int, int> durable = [];
    private readonly HashSet<int> gone = [];
    private readonly HashSet<int> removed = [];
    private readonly Fragment fragment = new();
    private FragmentRing ring = new(slotCount);
    private FragmentLog log = null!;
    private int lastNumber;

    /// <summary>Durable fragments that a boot did not find; only rot may do that.</summary>
    public int LostCount { get; private set; }

    /// <summary>Fragments that boots have found and that were right.</summary>
    public int FoundCount { get; private set; }

    public FragmentLog Log => log;

    /// <summary>Boots on what the flash holds.</summary>
    /// <param name="rotten">Whether the flash may have lost what was durable.</param>
    public void Boot(bool rotten)
    {
        (flash as MemoryFlash)?.Restore();
        ring = new FragmentRing(slotCount);
        log = new FragmentLog(ring, flash, segmentCount, segmentSize);
        log.Open();
        HashSet<int> found = [];
        for (int slot = 0; slot < slotCount; slot++)
        {
            if (ring.StateOf(slot) != FragmentRing.Free)
            {
                ring.Get(slot, fragment);
                int number = Samples.NumberOf(fragment.Stripe);
                int version = fragment.Version - (number * 3);
                Assert.IsTrue(IsMine(number, version), $"seed {seed}: fragment {number} version {version} was served with wrong content");
                Assert.IsTrue(found.Add(number), $"seed {seed}: fragment {number} is there twice");
                Assert.IsFalse(!rotten && gone.Contains(number), $"seed {seed}: fragment {number} is back");
                if (durable.TryGetValue(number, out int least) && version < least)
                {
                    Assert.IsTrue(rotten, $"seed {seed}: fragment {number} is back to version {version} from {least}");
                }

                FoundCount++;
            }
        }

        foreach (int number in durable.Keys)
        {
            if (!found.Contains(number))
            {
                Assert.IsTrue(rotten, $"seed {seed}: fragment {number} was durable and is lost");
                LostCount++;
            }
        }

        // What is there now is all that there is.
        durable.Clear();
        removed.Clear();
        if (rotten)
        {
            gone.Clear();
        }

        for (int slot = 0; slot < slotCount; slot++)
        {
            if (ring.StateOf(slot) != FragmentRing.Free)
            {
                int number = Samples.NumberOf(ring.StripeAt(slot));
                durable[number] = ring.VersionAt(slot) - (number * 3);
            }
        }
    }

    /// <summary>One thing that happens to a board; most steps flush.</summary>
    public void Step()
    {
        bool flushed = false;
        switch (SeededRandom.Below(chance, 0, 12))
        {
            case 0 or 1:
                Put(++lastNumber, 0);
                break;
            case 2 when lastNumber > 0:
                int slot = (int)SeededRandom.Below(chance, 0, slotCount);
                if (ring.StateOf(slot) is FragmentRing.Durable or FragmentRing.Fresh)
                {
                    int number = Samples.NumberOf(ring.StripeAt(slot));
                    durable.Remove(number);
                    ring.Remove(slot);
                    removed.Add(number);
                    if (ring.StateOf(slot) == FragmentRing.Free)
                    {
                        gone.Add(number);
                    }
                }

                break;
            case 3 or 4 when lastNumber > 0:
                slot = (int)SeededRandom.Below(chance, 0, slotCount);
                if (ring.StateOf(slot) is FragmentRing.Durable or FragmentRing.Fresh)
                {
                    int number = Samples.NumberOf(ring.StripeAt(slot));
                    Put(number, ring.VersionAt(slot) - (number * 3) + 1);
                }

                break;
            default:
                log.Flush();
                flushed = true;
                break;
        }

        Learn(flushed);
    }

    private void Put(int number, int version)
    {
        Fill(number, version);
        ring.Put(fragment);
    }

    private void Fill(int number, int version)
    {
        Samples.Fill(fragment, number);
        fragment.Version += version;
        fragment.Size = 1 + ((fragment.Size + (version * 53)) % Limits.FragmentSizeMax);
        for (int i = 0; i < fragment.Size; i++)
        {
            fragment.Bytes[i] = (byte)(number + (i * (version + 1)));
        }
    }

    private bool IsMine(int number, int version)
    {
        byte[] held = fragment.Bytes[..fragment.Size];
        int check = fragment.Check;
        Fill(number, version);
        return check == fragment.Check && held.AsSpan().SequenceEqual(fragment.Bytes.AsSpan(0, fragment.Size)) && number <= lastNumber;
    }

    /// <summary>Takes note of what the log says is durable, and of what the ring has driven out.</summary>
    private void Learn(bool flushed)
    {
        HashSet<int> held = [];
        HashSet<int> leaving = [];
        for (int slot = 0; slot < slotCount; slot++)
        {
            int state = ring.StateOf(slot);
            if (state == FragmentRing.Free)
            {
                continue;
            }

            int number = Samples.NumberOf(ring.StripeAt(slot));
            if (state == FragmentRing.Leaving)
            {
                leaving.Add(number);
                continue;
            }

            held.Add(number);
            if (state == FragmentRing.Durable)
            {
                durable[number] = ring.VersionAt(slot) - (number * 3);
            }
        }

        foreach (int number in durable.Keys)
        {
            if (!held.Contains(number))
            {
                durable.Remove(number);
            }
        }

        foreach (int number in removed)
        {
            if (!leaving.Contains(number))
            {
                removed.Remove(number);
                if (flushed)
                {
                    // Its slot is free again, so flash knows; otherwise a newcomer has driven it out, and flash may not know yet.
                    gone.Add(number);
                }
            }
        }
    }
}
