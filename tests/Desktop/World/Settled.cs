using LVS.Core;
using LVS.Node;
using LVS.Tests.Shared;

namespace LVS.Tests.Desktop.World;

/// <summary>
/// The record of a node that has lived for a day among others and has no edge now: its clock is not open any more, so it turns its epoch.
/// </summary>
internal static class Settled
{
    /// <summary>Makes the record. A boot from it tells the calendar's time, which began with the record.</summary>
    /// <param name="secrets">The node's.</param>
    /// <param name="minute">The swarm's minute.</param>
    /// <param name="seed">Seed of its chance.</param>
    /// <param name="earned">Value it has earned, in micro-VU.</param>
    /// <param name="weight">Its state weight.</param>
    public static byte[] Record(SwarmSecrets secrets, long minute, long seed, long earned, int weight)
    {
        NodeMemory memory = new(1);
        MicroNode node = new(new NodeOptions { Minute = minute }, memory, 0, secrets, new PipeLink(), new MemoryVault());
        node.Boot(0, seed, earned, weight, 0);
        byte[] record = new byte[Limits.LedgerRecordSize];
        LedgerRecord.Write(memory, 1, record);
        LittleEndian.Write64(record, SwarmClock.RecordAt + 8, SwarmClock.DayMs);
        record[SwarmClock.RecordAt + 24] = 0;
        int sumAt = record.Length - Limits.RecordSumSize;
        LittleEndian.Write64(record, sumAt, Fletcher64.Of(record, sumAt));
        return record;
    }
}
