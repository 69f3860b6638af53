using System;

namespace LVS.Swarm.Sim;

/// <summary>
/// Who must be woken next: a binary heap with one entry per actor, so that an earlier wake replaces a later one instead of joining it.
/// Ties go to the lower index. Fixed memory.
/// </summary>
public sealed class WakeHeap
{
    private readonly long[] due;
    private readonly int[] heap;
    private readonly int[] place;

    /// <summary>Makes a heap in which nobody is due.</summary>
    /// <param name="count">Actors, 1 or more.</param>
    public WakeHeap(int count)
    {
        due = new long[count];
        heap = new int[count];
        place = new int[count];
        Array.Fill(due, long.MaxValue);
        for (int i = 0; i < count; i++)
        {
            heap[i] = i;
            place[i] = i;
        }
    }

    /// <summary>The actor due first.</summary>
    public int First => heap[0];

    /// <summary>When it is due, in ms; <see cref="long.MaxValue"/> for never.</summary>
    public long FirstMs => due[heap[0]];

    /// <summary>When an actor is due.</summary>
    public long DueMs(int actor) => due[actor];

    /// <summary>Sets when an actor is due.</summary>
    public void Set(int actor, long atMs)
    {
        long before = due[actor];
        due[actor] = atMs;
        if (atMs < before)
        {
            Up(place[actor]);
        }
        else if (atMs > before)
        {
            Down(place[actor]);
        }
    }

    private bool Before(int a, int b) => due[a] < due[b] || (due[a] == due[b] && a < b);

    private void Up(int at)
    {
        int actor = heap[at];
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (!Before(actor, heap[parent]))
            {
                break;
            }

            Put(at, heap[parent]);
            at = parent;
        }

        Put(at, actor);
    }

    private void Down(int at)
    {
        int actor = heap[at];
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= heap.Length)
            {
                break;
            }

            if (child + 1 < heap.Length && Before(heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!Before(heap[child], actor))
            {
                break;
            }

            Put(at, heap[child]);
            at = child;
        }

        Put(at, actor);
    }

    private void Put(int at, int actor)
    {
        heap[at] = actor;
        place[actor] = at;
    }
}
