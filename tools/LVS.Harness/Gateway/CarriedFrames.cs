using System.Collections.Generic;

namespace LVS.Harness;

/// <summary>
/// The frames that a gateway has seen recently, by their MAC: the side each came from first, and how often it was seen on the other side
/// since. So the gateway carries no frame twice and none back, whatever loops the network has. Holds the newest
/// <paramref name="countMax"/>.
/// </summary>
/// <param name="countMax">1 or above.</param>
internal sealed class CarriedFrames(int countMax)
{
    private readonly Dictionary<long, Frame> frames = [];
    private readonly Queue<long> order = new();

    /// <summary>The frame of a MAC, or null.</summary>
    public Frame? Find(long mac) => frames.GetValueOrDefault(mac);

    /// <summary>Remembers a frame that is new.</summary>
    /// <param name="mac">Its MAC.</param>
    /// <param name="side">The side it came from.</param>
    public Frame Add(long mac, int side)
    {
        if (order.Count == countMax)
        {
            frames.Remove(order.Dequeue());
        }

        order.Enqueue(mac);
        return frames[mac] = new Frame(side);
    }

    /// <summary>One of them.</summary>
    /// <param name="side">The side it came from.</param>
    internal sealed class Frame(int side)
    {
        /// <summary>The side it came from.</summary>
        public int Side => side;

        /// <summary>Whether this gateway has carried it to the other side.</summary>
        public bool IsCarried { get; set; }

        /// <summary>How many times it was seen on the other side.</summary>
        public int SeenBeyond { get; set; }
    }
}
