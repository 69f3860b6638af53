namespace LVS.Sim;

/// <summary>Draws the start values of nodes.</summary>
public static class Births
{
    /// <summary>Honest nodes boot within this time of the start, not all in the same millisecond.</summary>
    public const int WithinMs = 250;

    /// <summary>The start values of a node; newcomers are the last ones.</summary>
    public static NodeBirth Draw(Scenario scenario, int node, ulong key)
    {
        Workload workload = scenario.Workload;
        int weight = (int)Chance.Between(workload.WeightMin, workload.WeightMax, key, node, 1);
        if (node >= scenario.Nodes - workload.Newcomers)
        {
            long atMs = workload.NewcomersAtMs + Chance.Between(0, workload.NewcomersWithinMs, key, node, 2);
            return new NodeBirth(atMs, workload.NewcomerFloatUvu * 8, weight, IsHonest: true, 0);
        }

        long earned = Chance.Between(workload.FloatUvuMin, workload.FloatUvuMax, key, node, 3) * 8;
        return new NodeBirth(Chance.Between(1, WithinMs, key, node, 4), earned, weight, IsHonest: true, 0);
    }
}
