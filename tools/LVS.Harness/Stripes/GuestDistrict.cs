using System;
using System.Collections.Generic;
using System.Linq;

using LVS.Core;

namespace LVS.Harness;

/// <summary>
/// The members to which a guest gives a stripe. Nodes know their district; a guest has no part in one, and goes as deep as enough members
/// share the stripe's prefix. A member accepts a stripe of its own district only, and a half with fewer members was never split off.
/// </summary>
public static class GuestDistrict
{
    /// <summary>Of some members those whose homes share the longest prefix with a stripe that enough of them share.</summary>
    /// <param name="members">Members with room.</param>
    /// <param name="homeOf">A member's home in the space of names.</param>
    /// <param name="stripe">The stripe's name.</param>
    /// <param name="count">Members needed; half as many again must be left, for some will be silent.</param>
    public static List<T> Of<T>(IEnumerable<T> members, Func<T, int> homeOf, long stripe, int count)
    {
        int home = Placement.HomeOf(stripe);
        List<T> near = [.. members];
        for (int depth = 1; depth <= Placement.DepthMax; depth++)
        {
            List<T> deeper = [.. near.Where(member => Placement.Shares(homeOf(member), home, depth))];
            if (deeper.Count < Math.Max(Placement.HalfMin, count * 3 / 2))
            {
                break;
            }

            near = deeper;
        }

        return near;
    }
}
