using System;
using System.Collections.Generic;
using System.Linq;

namespace LVS.Sim;

/// <summary>
/// Which stations hear which: for every station the others that can hear it, each with the chance of a frame to arrive in 1/1024. Links are
/// one-way; the two directions between two stations may differ. Immutable.
/// </summary>
public sealed class Topology
{
    /// <summary>Chance 1.</summary>
    public const int Sure = 1024;

    private readonly int[] first;
    private readonly int[] to;
    private readonly int[] quality;

    private Topology(int count, int[] first, int[] to, int[] quality, bool isFull)
    {
        Count = count;
        this.first = first;
        this.to = to;
        this.quality = quality;
        IsFull = isFull;
    }

    /// <summary>Stations.</summary>
    public int Count { get; }

    /// <summary>Whether link qualities are signal strengths in 1/100 dBm, compared with a varying noise.</summary>
    public bool IsSignal { get; private init; }

    /// <summary>Whether all stations hear each other.</summary>
    public bool IsFull { get; }

    /// <summary>All stations hear each other.</summary>
    public static Topology All(int count) => new(count, [], [], [], isFull: true);

    /// <summary>A topology from lists of links.</summary>
    /// <param name="links">For each station, the stations that hear it, and how well.</param>
    /// <param name="isSignal">Whether qualities are signal strengths.</param>
    public static Topology Of(IReadOnlyList<List<(int To, int Quality)>> links, bool isSignal = false)
    {
        int[] first = new int[links.Count + 1];
        List<int> to = [];
        List<int> quality = [];
        for (int i = 0; i < links.Count; i++)
        {
            foreach ((int peer, int value) in links[i].OrderBy(link => link.To))
            {
                to.Add(peer);
                quality.Add(value);
            }

            first[i + 1] = to.Count;
        }

        return new Topology(links.Count, first, [.. to], [.. quality], isFull: false) { IsSignal = isSignal };
    }

    /// <summary>Number of stations that can hear a station.</summary>
    public int Reach(int station) => IsFull ? Count - 1 : first[station + 1] - first[station];

    /// <summary>The station that hears another over a link.</summary>
    /// <param name="station">The sender.</param>
    /// <param name="link">0..Reach - 1.</param>
    public int To(int station, int link) => IsFull ? link + (link >= station ? 1 : 0) : to[first[station] + link];

    /// <summary>The link's chance in 1/1024, or its signal strength.</summary>
    public int Quality(int station, int link) => IsFull ? Sure : quality[first[station] + link];

    /// <summary>Whether both hear each other with at least a given chance; signal strengths are compared with a fixed noise.</summary>
    public bool IsGood(int station, int link, int least, int noise)
    {
        if (IsFull)
        {
            return true;
        }

        int peer = To(station, link);
        int back = Array.BinarySearch(to, first[peer], first[peer + 1] - first[peer], station);
        return back >= 0 && Chance1024(quality[first[station] + link], noise) >= least && Chance1024(quality[back], noise) >= least;
    }

    private int Chance1024(int value, int noise) => IsSignal ? Reception.Chance1024(value - noise) : value;
}
