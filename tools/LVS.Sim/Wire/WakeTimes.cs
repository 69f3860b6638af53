using System;
using System.Numerics;

namespace LVS.Sim;

/// <summary>
/// When each station is due, and when the first of each row of stations is. So stations that are due before a moment are found row by row
/// in the order of their indices, which is that of their memory. A queue in the order of time would jump between them. Fixed memory.
/// </summary>
public sealed class WakeTimes
{
    private const int RowSize = 16;

    private readonly long[] dueMsOf;
    private readonly long[] firstMsOf;

    /// <summary>Makes times at which no station is due.</summary>
    /// <param name="count">Stations, 1 or more.</param>
    public WakeTimes(int count)
    {
        dueMsOf = new long[count];
        firstMsOf = new long[(count + RowSize - 1) / RowSize];
        Array.Fill(dueMsOf, long.MaxValue);
        Array.Fill(firstMsOf, long.MaxValue);
    }

    /// <summary>When the first station is due, in ms; <see cref="long.MaxValue"/> for never.</summary>
    public long FirstMs => Least(firstMsOf);

    /// <summary>The station due first, of several the one with the lowest index; -1 when none is due.</summary>
    public int First => FirstMs is long firstMs && firstMs < long.MaxValue ? Array.IndexOf(dueMsOf, firstMs) : -1;

    /// <summary>When a station is due, in ms; <see cref="long.MaxValue"/> for never.</summary>
    public long DueMs(int station) => dueMsOf[station];

    /// <summary>Sets when a station is due.</summary>
    /// <param name="station">Its index.</param>
    /// <param name="atMs">0 or above; <see cref="long.MaxValue"/> for never.</param>
    public void Set(int station, long atMs)
    {
        long beforeMs = dueMsOf[station];
        dueMsOf[station] = atMs;
        int row = station / RowSize;
        if (atMs <= firstMsOf[row])
        {
            firstMsOf[row] = atMs;
        }
        else if (beforeMs == firstMsOf[row])
        {
            firstMsOf[row] = Least(dueMsOf.AsSpan(row * RowSize, Math.Min(RowSize, dueMsOf.Length - (row * RowSize))));
        }
    }

    /// <summary>Lists the stations that are due before a moment, in the order of indices.</summary>
    /// <param name="endMs">The moment.</param>
    /// <param name="due">Room for all stations.</param>
    /// <returns>How many they are.</returns>
    public int Before(long endMs, int[] due)
    {
        int count = 0;
        for (int row = 0; row < firstMsOf.Length; row++)
        {
            if (firstMsOf[row] >= endMs)
            {
                continue;
            }

            int rowEnd = Math.Min(dueMsOf.Length, (row + 1) * RowSize);
            for (int at = row * RowSize; at < rowEnd; at++)
            {
                if (dueMsOf[at] < endMs)
                {
                    due[count++] = at;
                }
            }
        }

        return count;
    }

    private static long Least(ReadOnlySpan<long> times)
    {
        Vector<long> lanes = new(long.MaxValue);
        for (; times.Length >= Vector<long>.Count; times = times[Vector<long>.Count..])
        {
            lanes = Vector.Min(lanes, new Vector<long>(times));
        }

        long least = long.MaxValue;
        for (int lane = 0; lane < Vector<long>.Count; lane++)
        {
            least = Math.Min(least, lanes[lane]);
        }

        foreach (long time in times)
        {
            least = Math.Min(least, time);
        }

        return least;
    }
}
