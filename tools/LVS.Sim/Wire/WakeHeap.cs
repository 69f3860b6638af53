using System;

namespace LVS.Sim;

/// <summary>
/// The station to be woken next: a binary heap with one entry per station, so that an earlier wake replaces a later one. Ties go to the
/// lower index. Fixed memory.
/// </summary>
public sealed class WakeHeap
{
    /// <summary>Largest number of stations.</summary>
    public const int ActorsMax = 1 << ActorBits;

    // An entry is one number, with the time above the index, so one comparison decides which entry is first. 42 bits of ms are 139 years; a
    // later time never comes.
    private const int ActorBits = 21;
    private const long Never = (1L << 42) - 1;

    private readonly long[] heap;
    private readonly int[] place;

    /// <summary>Makes a heap in which no station is due.</summary>
    /// <param name="count">Stations, 1..<see cref="ActorsMax"/>.</param>
    public WakeHeap(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, ActorsMax);
        heap = new long[count];
        place = new int[count];
        for (int i = 0; i < count; i++)
        {
            heap[i] = Entry(i, Never);
            place[i] = i;
        }
    }

    /// <summary>The station due first.</summary>
    public int First => Station(heap[0]);

    /// <summary>When it is due, in ms; <see cref="long.MaxValue"/> for never.</summary>
    public long FirstMs => TimeOf(heap[0]);

    /// <summary>Sets when a station is due.</summary>
    /// <param name="station">Its index.</param>
    /// <param name="atMs">0 or above.</param>
    public void Set(int station, long atMs)
    {
        long entry = Entry(station, Math.Min(atMs, Never));
        int at = place[station];
        long before = heap[at];
        if (entry < before)
        {
            Up(at, entry);
        }
        else if (entry > before)
        {
            Down(at, entry);
        }
    }

    private static long Entry(int station, long atMs) => (atMs << ActorBits) | (uint)station;

    private static int Station(long entry) => (int)(entry & (ActorsMax - 1));

    private static long TimeOf(long entry) => entry >> ActorBits is long atMs && atMs < Never ? atMs : long.MaxValue;

    private void Up(int at, long entry)
    {
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (entry >= heap[parent])
            {
                break;
            }

            Put(at, heap[parent]);
            at = parent;
        }

        Put(at, entry);
    }

    private void Down(int at, long entry)
    {
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= heap.Length)
            {
                break;
            }

            if (child + 1 < heap.Length && heap[child + 1] < heap[child])
            {
                child++;
            }

            if (heap[child] >= entry)
            {
                break;
            }

            Put(at, heap[child]);
            at = child;
        }

        Put(at, entry);
    }

    private void Put(int at, long entry)
    {
        heap[at] = entry;
        place[Station(entry)] = at;
    }
}
