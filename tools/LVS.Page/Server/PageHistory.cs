using System.Collections.Generic;

namespace LVS.Page;

/// <summary>Entropy and spread over time, for people who open the page later. Bounded: when it is full every other point goes.</summary>
internal sealed class PageHistory
{
    private const int PointsMax = 800;

    private readonly List<double[]> points = [];
    private int every = 1;
    private int skipped;

    /// <summary>Points of seconds, entropy in nats and spread in micro-VU.</summary>
    public IReadOnlyList<double[]> Points => points;

    /// <summary>Adds a moment.</summary>
    public void Add(PageFrame frame)
    {
        if (frame.Up == 0)
        {
            return;
        }

        if (++skipped < every || (points.Count > 0 && points[^1][0] >= frame.Seconds))
        {
            return;
        }

        skipped = 0;
        points.Add([frame.Seconds, frame.EntropyNats, frame.SpreadUvu]);
        if (points.Count == PointsMax)
        {
            for (int i = 0; i < PointsMax / 2; i++)
            {
                points[i] = points[2 * i];
            }

            points.RemoveRange(PointsMax / 2, PointsMax / 2);
            every *= 2;
        }
    }
}
