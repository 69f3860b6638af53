using System;
using System.Collections.Generic;

namespace LVS.Sim;

/// <summary>
/// The number of fragments of a stripe that can be counted at once when each holder counts for no more than its share: a maximum matching,
/// by augmenting paths (Kuhn 1955). When two holders have the same fragment, it matters which of them counts for it.
/// </summary>
public static class FragmentMatching
{
    private const int Nobody = -1;

    /// <summary>The most that can be counted.</summary>
    /// <param name="masks">The fragments of each holder, as bits.</param>
    /// <param name="fragmentCount">Fragments, 1..32.</param>
    /// <param name="share">Fragments that one holder counts for, at least 0.</param>
    public static int Most(IReadOnlyList<int> masks, int fragmentCount, int share)
    {
        int[] fragmentOf = new int[masks.Count * share];
        Array.Fill(fragmentOf, Nobody);
        bool[] asked = new bool[fragmentOf.Length];
        int count = 0;
        for (int fragment = 0; fragment < fragmentCount; fragment++)
        {
            Array.Clear(asked);
            count += Place(fragment) ? 1 : 0;
        }

        return count;

        bool Place(int fragment)
        {
            for (int place = 0; place < fragmentOf.Length; place++)
            {
                if ((masks[place / share] >> fragment & 1) == 0 || asked[place])
                {
                    continue;
                }

                asked[place] = true;
                if (fragmentOf[place] == Nobody || Place(fragmentOf[place]))
                {
                    fragmentOf[place] = fragment;
                    return true;
                }
            }

            return false;
        }
    }
}
