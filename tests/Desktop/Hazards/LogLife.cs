using System.Collections.Generic;

using LVS.Core;
using LVS.Tests.Shared;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace LVS.Tests.Desktop.Hazards;

/// <summary>
/// A board's life with a fragment log: a seeded stream of fragments kept, renewed, removed and read, over boots. Remembers what was
/// durable, and judges after every boot: no durable fragment missing, none with content that was never kept, none back whose removal was
/// durable, none with an expiry of before.
/// </summary>
internal sealed class LogLife(IFlash flash, int slotCount, int segmentCount, int segmentSize, long seed)
{
    private readonly long[] chance = [seed];

    /// <summary>Expiry of each durable fragment.</summary>
    private readonly Dictionary<int, long> durable = [];

    /// <summary>Numbers whose last call did not return that it was done: either state is right, until the next boot.</summary>
    private readonly HashSet<int> doubted = [];
    private readonly HashSet<int> gone = [];
    private readonly Fragment fragment = new();
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
        log = Samples.Log(slotCount, flash, segmentCount, segmentSize);
        log.Open();
        HashSet<int> found = [];
        for (int slot = 0; slot < slotCount; slot++)
        {
            if (!log.Index.Holds(slot))
            {
                continue;
            }

            int number = Samples.NumberOf(log.Index.NameAt(slot));
            Assert.IsTrue(log.Read(slot, fragment), $"seed {seed}: fragment {number} was found and cannot be read");
            Assert.IsTrue(Samples.Is(fragment, number) && number <= lastNumber, $"seed {seed}: fragment {number} has wrong content");
            Assert.IsTrue(found.Add(number), $"seed {seed}: fragment {number} is there twice");
            Assert.IsFalse(!rotten && gone.Contains(number), $"seed {seed}: fragment {number} is back");
            Assert.IsTrue(rotten || doubted.Contains(number) || fragment.ExpiryMinute == durable.GetValueOrDefault(number),
                $"seed {seed}: fragment {number} expires at {fragment.ExpiryMinute}, not {durable.GetValueOrDefault(number)}");
            FoundCount++;
        }

        foreach (int number in durable.Keys)
        {
            if (!found.Contains(number) && !doubted.Contains(number))
            {
                Assert.IsTrue(rotten, $"seed {seed}: fragment {number} was durable and is lost");
                LostCount++;
            }
        }

        // What is there now is all that there is.
        durable.Clear();
        doubted.Clear();
        if (rotten)
        {
            gone.Clear();
        }

        foreach (int number in found)
        {
            durable[number] = log.ExpiryOf(Samples.SlotOf(log.Index, number));
        }
    }

    /// <summary>One thing that happens to a board.</summary>
    public void Step()
    {
        int slot = (int)SeededRandom.Below(chance, 0, slotCount);
        bool holds = log.Index.Holds(slot);
        int number = holds ? Samples.NumberOf(log.Index.NameAt(slot)) : 0;
        switch (SeededRandom.Below(chance, 0, 8))
        {
            case 0 or 1 or 2:
                Keep();
                break;
            case 3 or 4 when holds:
                doubted.Add(number);
                if (log.Remove(slot))
                {
                    doubted.Remove(number);
                    gone.Add(number);
                    durable.Remove(number);
                }

                break;
            case 5 when holds:
                doubted.Add(number);
                long expiry = log.ExpiryOf(slot) + 1;
                if (log.Renew(slot, expiry, 0))
                {
                    doubted.Remove(number);
                    durable[number] = expiry;
                }

                break;
            case 6 when holds:
                Read(slot, number);
                break;
            default:
                log.Tidy();
                break;
        }
    }

    private void Keep()
    {
        int number = ++lastNumber;
        doubted.Add(number);
        if (Samples.Keep(log, number))
        {
            doubted.Remove(number);
            durable[number] = 1000;
        }
    }

    private void Read(int slot, int number)
    {
        if (log.Read(slot, fragment))
        {
            Assert.IsTrue(Samples.Is(fragment, number), $"seed {seed}: fragment {number} was served with wrong content");
        }
        else
        {
            durable.Remove(number);
        }
    }
}
